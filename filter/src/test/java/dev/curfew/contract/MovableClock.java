package dev.curfew.contract;

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

    private final AtomicLong millis = new AtomicLong(Instant.now()
            .truncatedTo(ChronoUnit.SECONDS)
            .minus(Duration.ofDays(300))
            .toEpochMilli());

    /** Lets time pass; a negative duration steps back. */
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
