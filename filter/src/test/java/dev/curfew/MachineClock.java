package dev.curfew;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The clock of a machine whose wall clock somebody may set, made steady as the real one is. */
public final class MachineClock {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private long wall;
    private long nanos;
    private final SteadyClock steady;

    /** A machine whose wall clock says so now. */
    public MachineClock(long wall) {
        this.wall = wall;
        this.steady = new SteadyClock(() -> this.wall, () -> nanos);
    }

    /** A machine's two clocks, made steady. */
    public static InstantSource steady(LongSupplier wallMillis, LongSupplier monotonicNanos) {
        return new SteadyClock(wallMillis, monotonicNanos);
    }

    /** Time passes. */
    public void pass(long millis) {
        wall += millis;
        nanos += millis * NANOS_PER_MILLI;
    }

    /** Somebody sets the wall clock, forward or back. */
    public void set(long millis) {
        wall += millis;
    }

    /** What Curfew would take for now on this machine. */
    public long millis() {
        return steady.millis();
    }
}
