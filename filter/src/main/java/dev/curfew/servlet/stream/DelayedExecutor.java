package dev.curfew.servlet.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Does things a little later, each on a thread of its own: those that all share may be busy, and none may hold on to a webapp. */
public final class DelayedExecutor {

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

    private DelayedExecutor() {}

    public static Executor in(long millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, DelayedExecutor::start);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "curfew-soon");
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        thread.start();
    }
}
