package dev.curfew.policy;

import java.time.Duration;

/**
 * How long a session may live. All values are milliseconds; {@link #NONE} means "no limit" and has to be written, never assumed.
 *
 * @param idle longest gap between two activities of the user (NIST SP 800-63B-4: inactivity timeout); over at equality
 * @param absolute longest time since the user authenticated, however active (NIST: overall timeout); over at equality
 * @param warn time before the nearer end in which the user is told; {@code 0} tells nobody
 * @param resumeWithin time after a timeout in which the same user may go on where they stopped; {@code 0} offers no resume
 * @param granularity how far the recorded activity may lag behind the last one; a session may end early by this much, so that not every
 *     request has to write; it never ends late
 * @since 0.1
 */
public record Limits(long idle, long absolute, long warn, long resumeWithin, long granularity) {

    /** No limit: later than every instant that arithmetic here can reach. */
    public static final long NONE = Long.MAX_VALUE;

    /** The shortest warning that gives people time to react, milliseconds (WCAG 2.2.1). */
    public static final long SHORTEST_WARNING = Duration.ofSeconds(20).toMillis();

    private static final long COARSEST_GRANULARITY = Duration.ofSeconds(30).toMillis();

    /** No slower than timers run in a page that nobody looks at. */
    private static final long SLOWEST_HEARTBEAT = Duration.ofMinutes(1).toMillis();

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
        requireNotNegative("granularity", granularity);
    }

    /** Limits with the usual granularity: a hundredth of the idle limit, thirty seconds at most. */
    public Limits(long idle, long absolute, long warn, long resumeWithin) {
        this(idle, absolute, warn, resumeWithin, granularityFor(idle));
    }

    private static long granularityFor(long idle) {
        return Math.min(idle / 100, COARSEST_GRANULARITY);
    }

    /** How far apart the pages of a session call in, milliseconds: often enough that a few lost calls change nothing. */
    public long heartbeat() {
        return Math.max(1, Math.min(idle / 6, SLOWEST_HEARTBEAT));
    }

    /** How long a page speaks for its user after it has called in, milliseconds: three heartbeats, half of {@code idle} at most. */
    public long reportingWindow() {
        return 3 * heartbeat();
    }

    /** Limits from durations, with no warning and no resume. */
    static Limits of(Duration idle, Duration absolute) {
        return new Limits(idle.toMillis(), absolute.toMillis(), 0, 0);
    }

    /** The shorter of each limit, the longer warning that still fits, the shorter resume: no value of the result is looser than in either. */
    Limits strictest(Effect effect) {
        long shorterIdle = Math.min(idle, effect.idle());
        long shorterAbsolute = Math.min(absolute, effect.absolute());
        return new Limits(
                shorterIdle,
                shorterAbsolute,
                fitting(Math.max(warn, effect.warn()), Math.min(shorterIdle, shorterAbsolute)),
                Math.min(resumeWithin, effect.resumeWithin()),
                Math.min(granularity, granularityFor(effect.idle())));
    }

    /** The same limits, recorded finely enough for somebody who asks for an idle limit like this somewhere. */
    public Limits finerThan(long someIdle) {
        long finer = granularityFor(someIdle);
        return finer >= granularity ? this : new Limits(idle, absolute, warn, resumeWithin, finer);
    }

    /** The warning, or a third of the limit where it does not fit, or none where a third is too short to react. All in milliseconds. */
    public static long fitting(long warn, long limit) {
        if (warn < limit) {
            return warn;
        }
        long third = limit / 3;
        return third >= SHORTEST_WARNING ? third : 0;
    }

    /** The limit that can end a session first, in milliseconds. */
    public long shortest() {
        return Math.min(idle, absolute);
    }

    /** {@code instant + span}, staying at {@link #NONE} where the sum would pass it. Both in milliseconds, {@code span} not negative. */
    public static long after(long instant, long span) {
        long sum = instant + span;
        return sum < instant ? NONE : sum;
    }

    /** A time as it is written in {@code curfew.yaml}, such as {@code 1h30m}; {@code none} for {@code 0} and for {@link #NONE}. */
    public static String inWords(long millis) {
        if (millis == 0 || millis == NONE) {
            return "none";
        }
        Duration time = Duration.ofMillis(millis);
        return part(time.toDays(), "d")
                + part(time.toHoursPart(), "h")
                + part(time.toMinutesPart(), "m")
                + part(time.toSecondsPart(), "s")
                + part(time.toMillisPart(), "ms");
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
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
