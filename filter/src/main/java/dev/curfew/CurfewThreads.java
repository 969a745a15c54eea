package dev.curfew;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one Curfew: one that watches the clock and waits for nobody, one that discovers the provider, one for the errands to it, one
 * that follows the policy file, two for application code that listens to the end of its sessions. None of them holds on to a webapp's class loader.
 *
 * @param clockwork ends sessions on time
 * @param discovery finds the provider
 * @param errands tells the provider of ends
 * @param policy follows the policy file
 * @param releases lets go of what ended sessions held
 */
record CurfewThreads(
        ScheduledExecutorService clockwork,
        ScheduledExecutorService discovery,
        ScheduledExecutorService errands,
        ScheduledExecutorService policy,
        ExecutorService releases)
        implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    static CurfewThreads start() {
        return new CurfewThreads(
                Executors.newSingleThreadScheduledExecutor(named("curfew-clock")),
                Executors.newSingleThreadScheduledExecutor(named("curfew-discovery")),
                Executors.newSingleThreadScheduledExecutor(named("curfew-errands")),
                Executors.newSingleThreadScheduledExecutor(named("curfew-policy")),
                Executors.newFixedThreadPool(2, named("curfew-release")));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(CurfewThreads.class.getClassLoader());
            return thread;
        };
    }

    /** Stops every thread; what was to be let go before is let go first, if that does not take long. */
    @Override
    public void close() {
        List<ExecutorService> all = List.of(clockwork, discovery, errands, policy, releases);
        releases.shutdown();
        all.stream().filter(worker -> worker != releases).forEach(ExecutorService::shutdownNow);
        try {
            for (ExecutorService worker : all) {
                if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    worker.shutdownNow();
                    System.getLogger(CurfewThreads.class.getName())
                            .log(System.Logger.Level.WARNING, "a thread did not stop within {0} s", PATIENCE_SECONDS);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
