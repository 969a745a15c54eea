package dev.curfew.policy;

import org.jspecify.annotations.Nullable;

/**
 * Whether pages report what their users do in them, typing, clicking and scrolling, as activity, though it sends no request.
 *
 * @since 0.1
 */
public enum PageInteraction {
    /** They count: the page's script reports them. */
    COUNT,
    /** They do not, and pages do not report: only requests count, all of them. */
    IGNORE;

    private static final long SHORTEST_INTERVAL = 10_000;

    /** How many seconds apart a page calls in, whether its user does something or not; null if it does not. */
    public @Nullable Long heartbeatSeconds(Limits limits) {
        return this == IGNORE ? null : Long.valueOf(Math.max(1000, limits.heartbeat()) / 1000);
    }

    /** How many seconds apart the script reports them, or null if it does not: no finer than activity is recorded. */
    public @Nullable Long seconds(Limits limits) {
        return this == IGNORE ? null : Long.valueOf(Math.max(SHORTEST_INTERVAL, limits.granularity()) / 1000);
    }
}
