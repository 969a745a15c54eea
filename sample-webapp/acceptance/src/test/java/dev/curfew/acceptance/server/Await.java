package dev.curfew.acceptance.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again, for so long and no longer. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /** Returns the first value that appears; an {@link AssertionError} that says what was missed after the bound. */
    public static <T> T value(String what, Duration bound, Supplier<Optional<T>> source) {
        long deadline = System.nanoTime() + bound.toNanos();
        Optional<T> found = source.get();
        while (found.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + bound + ": " + what);
            }
            pause();
            found = source.get();
        }
        return found.get();
    }

    /** Returns when the condition holds. */
    public static void until(String what, Duration bound, BooleanSupplier condition) {
        value(what, bound, () -> Optional.of(true).filter(ignored -> condition.getAsBoolean()));
    }

    private static void pause() {
        try {
            ForkJoinPool.managedBlock(new Pause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }

    /** A sleep that says so to the pool of the tests: who waits does not keep others from beginning. */
    private static final class Pause implements ForkJoinPool.ManagedBlocker {

        private final long end = System.nanoTime() + PAUSE.toNanos();

        @Override
        public boolean block() throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            return isReleasable();
        }

        @Override
        public boolean isReleasable() {
            return System.nanoTime() - end >= 0;
        }
    }
}
