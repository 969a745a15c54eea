package dev.curfew.session;

/**
 * The end of a session.
 *
 * @param reason the one reason
 * @param at epoch milliseconds (UTC); for a timeout the instant the limit was reached, not the one it was noticed
 * @since 0.1
 */
public record End(EndReason reason, long at) {}
