package dev.curfew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkPoolTest {

    private static final int THREADS = 2;
    private static final int PLACES = 3;

    private final WorkPool pool = new WorkPool(THREADS, PLACES, Thread::new);
    private final CountDownLatch open = new CountDownLatch(1);
    private final List<Integer> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        open.countDown();
        pool.shutdownNow();
    }

    /** Hands over tasks that wait until they may. Returns what is open when all are done. */
    private CountDownLatch hand(int tasks) {
        CountDownLatch all = new CountDownLatch(tasks);
        IntStream.range(0, tasks)
                .forEach(number -> pool.execute(() -> {
                    await(open);
                    done.add(number);
                    all.countDown();
                }));
        return all;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void asManyWorkAsThereAreThreads() {
        CountDownLatch all = hand(THREADS);

        assertThat(pool.waiting()).isZero();
        open.countDown();
        await(all);
    }

    @Test
    void whatFindsNoPlaceInTheQueueIsKeptAndDone() {
        int tasks = THREADS + PLACES + 20;
        CountDownLatch all = hand(tasks);
        assertThat(pool.waiting()).isEqualTo(PLACES + 20);
        assertThat(pool.getQueue()).hasSize(PLACES);
        open.countDown();

        await(all);
        assertThat(done).hasSize(tasks).doesNotHaveDuplicates();
    }

    @Test
    void whatWaitsAtTheStopIsDoneToo() throws Exception {
        CountDownLatch all = hand(THREADS + PLACES + 20);
        pool.shutdown();
        open.countDown();

        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(all.getCount()).isZero();
    }

    @Test
    void onceStoppedItTakesNothing() {
        pool.shutdown();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> pool.execute(() -> {}))
                .withMessage("Curfew is stopping");
    }
}
