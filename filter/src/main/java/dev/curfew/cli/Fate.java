package dev.curfew.cli;

import dev.curfew.session.EndReason;

/**
 * How a session would have ended.
 *
 * @param reason the one reason
 * @param at epoch milliseconds (UTC)
 * @param exact whether it would have been then; else then at the latest
 * @param note more to know; empty if there is nothing
 */
record Fate(EndReason reason, long at, boolean exact, String note) {}
