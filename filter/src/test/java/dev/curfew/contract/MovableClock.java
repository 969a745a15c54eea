package dev.curfew.contract;

import dev.curfew.MachineClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that moves when a test says so. It starts most of a year ago, because pac4j's token library checks tokens against the system's clock
 * and refuses those of the future; {@link #TOKEN_LIFETIME} keeps those of the past good.
 */
public final class MovableClock implements InstantSource {

    /** How long ID tokens by this clock have to live to be good by the system's. */
    public static final Duration TOKEN_LIFETIME = Duration.ofDays(400);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final AtomicLong millis = new AtomicLong(Instant.now()
            .truncatedTo(ChronoUnit.SECONDS)
            .minus(Duration.ofDays(300))
            .toEpochMilli());

    private final AtomicLong error = new AtomicLong();
    private final InstantSource machine =
            MachineClock.steady(() -> millis.get() + error.get(), () -> millis.get() * NANOS_PER_MILLI);

    /** The clock of the machine that Curfew runs on, made steady; right, as long as {@link #setMachine} does not set it. */
    InstantSource machine() {
        return machine;
    }

    /** Sets the machine's clock, and nothing else; a negative duration sets it back. */
    void setMachine(Duration by) {
        error.addAndGet(by.toMillis());
    }

    /** Lets time pass. */
    public void advance(Duration by) {
        millis.addAndGet(by.toMillis());
    }

    /** Lets some time pass, up to a whole second, as {@code auth_time} has no finer ones. */
    public void advanceToAnotherMinute() {
        millis.updateAndGet(now -> now - now % 1000 + 60_000);
    }

    @Override
    public long millis() {
        return millis.get();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }
}
