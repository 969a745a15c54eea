package dev.curfew.servlet;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Does things a little later, on the JDK's own threads, which hold on to no webapp. */
final class Soon {

    static {
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            // The JDK's timer has one thread, which keeps for good what class loader it is begun under.
            in(0).execute(() -> {});
        } finally {
            here.setContextClassLoader(before);
        }
    }

    private Soon() {}

    static Executor in(long millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }
}
