package dev.curfew;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads for one kind of work, made as it comes and gone when it is done, and a bounded queue before them. A task that finds the queue full is
 * late: it takes the next place that a finished task leaves, so that none is lost and no caller waits. A late task holds nothing that a session
 * did not hold before, so there are no more of them than what applications hold. Thread-safe.
 */
final class WorkPool extends ThreadPoolExecutor {

    private static final long IDLE_SECONDS = 10;

    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

    /**
     * No thread yet.
     *
     * @param threads how many work at the same time
     * @param places how many tasks wait in the queue
     */
    WorkPool(int threads, int places, ThreadFactory factory) {
        super(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(places), factory);
        allowCoreThreadTimeOut(true);
        setRejectedExecutionHandler((task, full) -> keep(task));
    }

    private void keep(Runnable task) {
        if (isShutdown()) {
            throw new RejectedExecutionException("Curfew is stopping");
        }
        late.add(task);
        refill();
        prestartCoreThread();
    }

    /** A late task that is put back is looked at again, because the queue may have emptied meanwhile with nobody left to refill it. */
    private void refill() {
        for (Runnable next = late.poll(); next != null; next = late.poll()) {
            if (!getQueue().offer(next)) {
                late.add(next);
                if (getQueue().remainingCapacity() == 0) {
                    return;
                }
            }
        }
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable fault) {
        refill();
    }

    /** How many tasks wait for a thread, late ones included. */
    int waiting() {
        return getQueue().size() + late.size();
    }
}
