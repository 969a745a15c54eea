package dev.curfew.session;

/**
 * A session at its end.
 *
 * @param last the record as it was before, with its tokens
 * @param end how it ended
 * @since 0.1
 */
public record EndedSession(SessionRecord last, End end) {}
