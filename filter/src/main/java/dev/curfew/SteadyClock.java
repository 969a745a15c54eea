package dev.curfew;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Wall-clock time that never runs backwards: where the wall clock steps back, time goes on from where it was at the pace of the monotonic
 * clock. Forward steps are followed, because a machine that slept has to notice. Thread-safe.
 *
 * @since 0.1
 */
final class SteadyClock implements InstantSource {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier wallMillis;
    private final LongSupplier monotonicNanos;
    private volatile Reading reference;

    /**
     * A clock on these two.
     *
     * @param wallMillis epoch milliseconds, which may step
     * @param monotonicNanos nanoseconds since whenever, which never step
     */
    SteadyClock(LongSupplier wallMillis, LongSupplier monotonicNanos) {
        this.wallMillis = wallMillis;
        this.monotonicNanos = monotonicNanos;
        this.reference = new Reading(wallMillis.getAsLong(), monotonicNanos.getAsLong());
    }

    @Override
    public long millis() {
        Reading last = reference;
        long nanos = monotonicNanos.getAsLong();
        long steady = last.millis + Math.max(0, nanos - last.nanos) / NANOS_PER_MILLI;
        long wall = wallMillis.getAsLong();
        return wall > steady ? follow(wall, nanos) : steady;
    }

    private synchronized long follow(long wall, long nanos) {
        Reading last = reference;
        long steady = last.millis + Math.max(0, nanos - last.nanos) / NANOS_PER_MILLI;
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

    private record Reading(long millis, long nanos) {}
}
