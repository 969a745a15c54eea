package dev.curfew;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final long T = 1_800_000_000_000L;
    private static final long MILLI = 1_000_000;

    private final AtomicLong wall = new AtomicLong(T);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5 * MILLI);
    private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

    private void pass(long millis) {
        wall.addAndGet(millis);
        nanos.addAndGet(millis * MILLI);
    }

    @Test
    void followsTheWallClock() {
        assertThat(clock.millis()).isEqualTo(T);
        pass(1);
        assertThat(clock.millis()).isEqualTo(T + 1);
        pass(86_400_000);
        assertThat(clock.millis()).isEqualTo(T + 86_400_001);
        assertThat(clock.instant().toEpochMilli()).isEqualTo(T + 86_400_001);
    }

    @Test
    void goesOnAtASteadyPaceWhenTheWallClockStepsBack() {
        pass(1000);
        wall.addAndGet(-3_600_000);
        assertThat(clock.millis()).isEqualTo(T + 1000);
        pass(1);
        assertThat(clock.millis()).isEqualTo(T + 1001);
        pass(60_000);
        assertThat(clock.millis()).isEqualTo(T + 61_001);
    }

    @Test
    void followsTheWallClockAgainOnceItHasCaughtUp() {
        wall.addAndGet(-100);
        pass(50);
        assertThat(clock.millis()).isEqualTo(T + 50);
        wall.addAndGet(500);
        assertThat(clock.millis()).isEqualTo(T + 450);
        pass(1);
        assertThat(clock.millis()).isEqualTo(T + 451);
    }

    @Test
    void followsAJumpForwardAsAfterASleep() {
        wall.addAndGet(7_200_000);
        assertThat(clock.millis()).isEqualTo(T + 7_200_000);
        pass(5);
        assertThat(clock.millis()).isEqualTo(T + 7_200_005);
    }

    @Test
    void doesNotRunFasterThanTheWallClockWhileThatIsSound() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            long step = random.nextInt(3 * (int) MILLI);
            nanos.addAndGet(step);
            wall.set(T + (nanos.get() - (Long.MAX_VALUE - 5 * MILLI)) / MILLI);
            assertThat(clock.millis()).isEqualTo(wall.get());
        }
    }

    @Test
    void neverGoesBackWhateverTheWallClockDoes() {
        Random random = new Random(6);
        long last = clock.millis();
        for (int i = 0; i < 20_000; i++) {
            wall.addAndGet(random.nextInt(2001) - 1000);
            nanos.addAndGet(random.nextInt(2_000_000));
            long now = clock.millis();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
    }

    @Test
    void concurrentReadersNeverSeeTimeGoBack() throws Exception {
        AtomicLong published = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> readers = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Random random = new Random(t);
                readers.add(() -> {
                    for (int i = 0; i < 50_000; i++) {
                        wall.addAndGet(random.nextInt(21) - 10);
                        nanos.addAndGet(random.nextInt(100_000));
                        long seenByAnybody = published.get();
                        long now = clock.millis();
                        if (now < seenByAnybody) {
                            return false;
                        }
                        published.accumulateAndGet(now, Math::max);
                    }
                    return true;
                });
            }
            for (Future<Boolean> forwards : threads.invokeAll(readers)) {
                assertThat(forwards.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
