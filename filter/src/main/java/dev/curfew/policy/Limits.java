package dev.curfew.policy;

import java.time.Duration;

/**
 * How long a session may live. All values are milliseconds; {@link #NONE} means "no limit" and has to be written, never assumed.
 *
 * @param idle longest gap between two activities of the user (NIST SP 800-63B-4: inactivity timeout); over at equality
 * @param absolute longest time since the user authenticated, however active (NIST: overall timeout); over at equality
 * @param warn time before the nearer end in which the user is told; {@code 0} tells nobody
 * @param resumeWithin time after a timeout in which the same user may go on where they stopped; {@code 0} offers no resume
 * @since 0.1
 */
public record Limits(long idle, long absolute, long warn, long resumeWithin) {

    /** No limit: later than every instant that arithmetic here can reach. */
    public static final long NONE = Long.MAX_VALUE;

    private static final long COARSEST_GRANULARITY = Duration.ofSeconds(30).toMillis();

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException if a limit is not positive, or a lead time is negative
     */
    public Limits {
        requirePositive("idle", idle);
        requirePositive("absolute", absolute);
        requireNotNegative("warn", warn);
        requireNotNegative("resumeWithin", resumeWithin);
    }

    /** Limits from durations, with no warning and no resume. */
    public static Limits of(Duration idle, Duration absolute) {
        return new Limits(idle.toMillis(), absolute.toMillis(), 0, 0);
    }

    /** The shorter of each limit, the longer warning, the shorter resume: no value of the result is looser than in either. */
    public Limits strictest(Limits other) {
        return new Limits(
                Math.min(idle, other.idle),
                Math.min(absolute, other.absolute),
                Math.max(warn, other.warn),
                Math.min(resumeWithin, other.resumeWithin));
    }

    /** The limit that can end a session first, in milliseconds. */
    public long shortest() {
        return Math.min(idle, absolute);
    }

    /**
     * How far the recorded activity may lag behind the last one, in milliseconds. A session may end early by this much, so that not every
     * request has to write; it never ends late.
     */
    public long activityGranularity() {
        return idle == NONE ? COARSEST_GRANULARITY : Math.min(idle / 100, COARSEST_GRANULARITY);
    }

    /** {@code instant + span}, staying at {@link #NONE} where the sum would pass it. Both in milliseconds, {@code span} not negative. */
    public static long after(long instant, long span) {
        long sum = instant + span;
        return sum < instant ? NONE : sum;
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + value + " ms (expected: more than 0)");
        }
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": " + value + " ms (expected: 0 or more)");
        }
    }
}
