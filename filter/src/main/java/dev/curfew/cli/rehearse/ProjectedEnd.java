package dev.curfew.cli.rehearse;

import dev.curfew.session.EndReason;

/**
 * The projected end of a session.
 *
 * @param reason the one reason
 * @param at epoch milliseconds (UTC)
 * @param exact whether it would have been then; else then at the latest
 * @param note more to know; empty if there is nothing
 */
record ProjectedEnd(EndReason reason, long at, boolean exact, String note) {}
