package dev.curfew.policy;

import org.jspecify.annotations.Nullable;

/**
 * Whether typing, clicking and scrolling in a page count as activity, though they send no request.
 *
 * @since 0.1
 */
public enum PageInteraction {
    /** They count: the page's script reports them. */
    COUNT,
    /** They do not: only requests count. */
    IGNORE;

    private static final long SHORTEST_INTERVAL = 10_000;

    /** How many seconds apart the script reports them, or null if it does not: no finer than activity is recorded. */
    public @Nullable Long seconds(Limits limits) {
        return this == IGNORE ? null : Long.valueOf(Math.max(SHORTEST_INTERVAL, limits.granularity()) / 1000);
    }
}
