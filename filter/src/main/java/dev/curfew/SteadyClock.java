package dev.curfew;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Wall-clock time that never runs backwards. Forward steps of the wall clock are followed, because a machine that slept has to notice. Where
 * the wall clock steps back, time goes on from where it was and comes back slowly: of the time that passes, one part in {@value #SLEW} is
 * given back, until the wall clock has caught up. So it is never behind the wall clock. Thread-safe.
 *
 * @since 0.1
 */
final class SteadyClock implements InstantSource {

    /** As slow as NTP slews a clock: 500 parts in a million (RFC 5905). */
    static final long SLEW = 2000;

    /** Smaller steps are nobody's business, milliseconds. */
    static final long NOTABLE = 1000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier wallMillis;
    private final LongSupplier monotonicNanos;
    private volatile Reading reference;
    private volatile Leap leap = Leap.NONE;

    /**
     * A clock on these two.
     *
     * @param wallMillis epoch milliseconds, which may step
     * @param monotonicNanos nanoseconds since whenever, which never step; they may stand still while the machine sleeps
     */
    SteadyClock(LongSupplier wallMillis, LongSupplier monotonicNanos) {
        this.wallMillis = wallMillis;
        this.monotonicNanos = monotonicNanos;
        this.reference = new Reading(wallMillis.getAsLong(), monotonicNanos.getAsLong());
    }

    /**
     * A step forward of the wall clock, or of a machine that slept.
     *
     * @param number how many there were, this one included
     * @param before where the wall clock would be without it, epoch milliseconds
     * @param millis how far it went
     */
    record Leap(int number, long before, long millis) {

        private static final Leap NONE = new Leap(0, Long.MIN_VALUE, 0);
    }

    @Override
    public long millis() {
        Reading last = reference;
        long nanos = monotonicNanos.getAsLong();
        long slow = last.slow(nanos);
        long wall = wallMillis.getAsLong();
        return wall > slow ? follow(wall, nanos) : slow;
    }

    private synchronized long follow(long wall, long nanos) {
        Reading last = reference;
        long slow = last.slow(nanos);
        if (wall <= slow) {
            return slow;
        }
        long step = wall - last.exact(nanos);
        if (step >= NOTABLE) {
            leap = new Leap(leap.number + 1, last.exact(nanos) - lead(last, slow), step);
        }
        reference = new Reading(wall, nanos, wall);
        return wall;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /** How far this clock is ahead of the wall clock, milliseconds; 0 while they agree. */
    long ahead() {
        return Math.max(0, millis() - wallMillis.getAsLong());
    }

    /** The last notable step forward. */
    Leap lastLeap() {
        return leap;
    }

    private record Reading(long millis, long nanos) {

        /** Where time is if the wall clock has nothing to say. */
        long slow(long now) {
            long passed = Math.max(0, now - nanos);
            return millis + (passed - passed / SLEW) / NANOS_PER_MILLI;
        }

        /** Where the wall clock is if it has not stepped. */
        long exact(long now) {
            return millis + Math.max(0, now - nanos) / NANOS_PER_MILLI;
        }
    }
}
