package dev.curfew.lifecycle;

import dev.curfew.session.SessionKey;

/**
 * Timers for sessions: one entry for each session, set again only after it fired, so that activity costs nothing here.
 * Sessions are grouped by quarter seconds; setting one is O(1) in the number of sessions. Thread-safe.
 *
 * @since 0.1
 */
public final class SessionTimers extends Timers<SessionKey> {}
