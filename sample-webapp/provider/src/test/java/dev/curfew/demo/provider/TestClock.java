package dev.curfew.demo.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that moves when told to. */
final class TestClock implements InstantSource {

    private volatile Instant now = realNow();

    @Override
    public Instant instant() {
        return now;
    }

    /** Back to the real time, which the SDK's client side insists on. */
    void reset() {
        now = realNow();
    }

    void advance(Duration step) {
        now = now.plus(step);
    }

    private static Instant realNow() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
