package dev.curfew;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Wall-clock time that never runs backwards. Forward steps of the wall clock are followed, because a machine that slept has to notice. Where
 * the wall clock steps back, time goes on from where it was and comes back slowly: of the time that passes, one part in {@value #SLEW} is
 * given back, until the wall clock has caught up. So it is never behind the wall clock. Thread-safe.
 *
 * @since 0.1
 */
final class SteadyClock implements InstantSource {

    /** As slow as NTP slews a clock: 500 parts in a million (RFC 5905, appendix A.5.5.6). */
    static final long SLEW = 2000;

    static final long NANOS_PER_MILLI = 1_000_000;

    private static final long LONGEST_SAMPLE_NANOS = 50 * NANOS_PER_MILLI;

    private final LongSupplier wallMillis;
    private final LongSupplier monotonicNanos;
    private volatile Reading reference;

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

    @Override
    public long millis() {
        Reading last = reference;
        long steady = last.at(monotonicNanos.getAsLong());
        long wall = wallMillis.getAsLong();
        return wall > steady ? follow() : steady;
    }

    /** Reads both anew: between the first look and the lock either may have stepped. */
    private synchronized long follow() {
        long nanos = monotonicNanos.getAsLong();
        long wall = wallMillis.getAsLong();
        long steady = reference.at(nanos);
        if (wall > steady) {
            reference = new Reading(wall, nanos);
            return wall;
        }
        return steady;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /** All clocks at one moment; null if the thread had to wait meanwhile, so that they are of several. */
    @Nullable
    Sample sample() {
        long nanos = monotonicNanos.getAsLong();
        long wall = wallMillis.getAsLong();
        long ours = millis();
        return monotonicNanos.getAsLong() - nanos > LONGEST_SAMPLE_NANOS ? null : new Sample(wall, nanos, ours);
    }

    /**
     * What the clocks say at one moment.
     *
     * @param wall the machine's wall clock, epoch milliseconds
     * @param nanos its monotonic clock
     * @param ours the steady clock, epoch milliseconds
     */
    record Sample(long wall, long nanos, long ours) {

        /** How far the steady clock is ahead of the wall clock, milliseconds. */
        long ahead() {
            return Math.max(0, ours - wall);
        }
    }

    private record Reading(long millis, long nanos) {

        /** Where time is, if the wall clock has nothing to say. */
        long at(long now) {
            long passed = Math.max(0, now - nanos);
            return millis + (passed - passed / SLEW) / NANOS_PER_MILLI;
        }
    }
}
