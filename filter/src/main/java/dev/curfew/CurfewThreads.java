package dev.curfew;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one Curfew, apart by what they may wait for, so that none of it keeps anything else from ending within its second: the clock
 * waits for nothing, the provider's threads for the provider, two pools for code of applications, one for clients. None of them holds on to a
 * webapp's class loader.
 *
 * @param clockwork ends sessions on time; waits for nothing
 * @param discovery finds the provider
 * @param errands tells the provider of ends
 * @param policy follows the policy file
 * @param httpSessions ends {@code HttpSession}s, which calls listeners of applications
 * @param listeners calls what applications listen with to the ends of their leases
 * @param connections closes sockets and streams, whose clients may not read; more threads than a Tomcat has by default, because a stream that a
 *     container's thread writes may hold one until the connector's timeout
 */
record CurfewThreads(
        ScheduledExecutorService clockwork,
        ScheduledExecutorService discovery,
        ScheduledThreadPoolExecutor errands,
        ScheduledExecutorService policy,
        WorkPool httpSessions,
        WorkPool listeners,
        WorkPool connections)
        implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;
    private static final int APPLICATION_THREADS = 32;
    private static final int CONNECTION_THREADS = 256;
    private static final int PLACES = 10_000;

    static CurfewThreads start() {
        return new CurfewThreads(
                Executors.newSingleThreadScheduledExecutor(named("curfew-clock")),
                Executors.newSingleThreadScheduledExecutor(named("curfew-discovery")),
                new ScheduledThreadPoolExecutor(1, named("curfew-errands")),
                Executors.newSingleThreadScheduledExecutor(named("curfew-policy")),
                new WorkPool(APPLICATION_THREADS, PLACES, named("curfew-http-sessions")),
                new WorkPool(APPLICATION_THREADS, PLACES, named("curfew-listeners")),
                new WorkPool(CONNECTION_THREADS, PLACES, named("curfew-connections")));
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
        List<ExecutorService> all =
                List.of(clockwork, discovery, errands, policy, httpSessions, listeners, connections);
        all.forEach(worker -> {
            if (worker instanceof WorkPool pool) {
                pool.shutdown();
            } else {
                worker.shutdownNow();
            }
        });
        try {
            awaitAll(all);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for one that does not stop, and for the others no longer. */
    private static void awaitAll(List<ExecutorService> all) throws InterruptedException {
        long patience = PATIENCE_SECONDS;
        for (ExecutorService worker : all) {
            if (!worker.awaitTermination(patience, TimeUnit.SECONDS)) {
                patience = 0;
                worker.shutdownNow();
                System.getLogger(CurfewThreads.class.getName())
                        .log(System.Logger.Level.WARNING, "a thread did not stop within {0} s", PATIENCE_SECONDS);
            }
        }
    }
}
