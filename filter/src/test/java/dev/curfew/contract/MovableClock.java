package dev.curfew.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that moves when a test says so. It starts half a day ago, because pac4j's token library checks tokens against the system's clock and
 * refuses those of the future.
 */
public final class MovableClock implements InstantSource {

    private final AtomicLong millis = new AtomicLong(Instant.now()
            .truncatedTo(ChronoUnit.SECONDS)
            .minus(Duration.ofHours(12))
            .toEpochMilli());

    /** Lets time pass. */
    public void advance(Duration by) {
        millis.addAndGet(by.toMillis());
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
