package dev.curfew;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    void goesOnAndComesBackSlowlyWhenTheWallClockStepsBack() {
        pass(1000);
        assertThat(clock.millis()).isEqualTo(T + 1000);
        wall.addAndGet(-3_600_000);
        assertThat(clock.millis()).isEqualTo(T + 1000);
        pass(1);
        assertThat(clock.millis()).isEqualTo(T + 1000);
        pass(1);
        assertThat(clock.millis()).isEqualTo(T + 1001);
        pass(59_998);
        assertThat(clock.millis()).as("30 of 60,000 ms are given back").isEqualTo(T + 60_970);
        assertThat(sample().ahead()).isEqualTo(3_600_000 - 30);
    }

    @Test
    void agreesWithTheWallClockAgainWhenEverythingIsGivenBack() {
        wall.addAndGet(-100);
        pass(198_000);
        assertThat(sample().ahead()).isEqualTo(1);
        pass(1);
        assertThat(sample().ahead()).isZero();
        pass(1_000_000);
        assertThat(clock.millis()).isEqualTo(wall.get());
    }

    @Test
    void followsTheWallClockAgainOnceItHasCaughtUp() {
        wall.addAndGet(-100);
        pass(50);
        assertThat(clock.millis()).isEqualTo(T + 49);
        wall.addAndGet(500);
        assertThat(clock.millis()).isEqualTo(T + 450);
        pass(1);
        assertThat(clock.millis()).isEqualTo(T + 451);
    }

    @Test
    void aMachineThatSleepsIsFollowedWhetherOrNotItsMonotonicClockRunsOn() {
        wall.addAndGet(7_200_000);
        assertThat(clock.millis()).as("it stood still").isEqualTo(T + 7_200_000);
        pass(7_200_000);
        assertThat(clock.millis()).as("it ran on").isEqualTo(T + 14_400_000);
        nanos.addAndGet(7_200_000 * MILLI);
        assertThat(clock.millis())
                .as("it ran on, and the wall clock has not heard of it yet")
                .isEqualTo(T + 21_596_400);
        wall.addAndGet(7_200_000);
        assertThat(clock.millis()).isEqualTo(T + 21_600_000);
    }

    @Test
    void doesWhatAnObviousModelDoesUnderEveryScriptOfStepsSlewsAndSleeps() {
        for (long seed = 1; seed <= 300; seed++) {
            new Script(seed).play(300);
        }
    }

    private SteadyClock.Sample sample() {
        return Objects.requireNonNull(clock.sample());
    }

    /** One machine, and what its time has to be: the model counts in whole parts of nanoseconds, from one reading to the next. */
    private static final class Script {

        private static final long PARTS = SteadyClock.SLEW;

        private final long seed;
        private final Random random;
        private long wall = T;
        private long nanos;
        private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);
        private long parts;
        private long read;
        private long last = T;

        Script(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void play(int steps) {
            for (int step = 0; step < steps; step++) {
                happen();
                check(step);
            }
        }

        private void happen() {
            long millis = (long) Math.pow(10, random.nextDouble() * 7);
            switch (random.nextInt(8)) {
                case 0 -> wall += millis;
                case 1 -> wall -= millis;
                case 2 -> sleep(millis, 0);
                case 3 -> sleep(0, millis);
                case 4 -> sleep(millis - millis / 2000, millis);
                case 5 -> sleep(millis + millis / 2000, millis);
                default -> sleep(millis, millis);
            }
        }

        private void sleep(long byWall, long byMonotonic) {
            wall += byWall;
            nanos += byMonotonic * MILLI + (byMonotonic == 0 ? 0 : random.nextInt(1000));
        }

        private void check(int step) {
            long elapsed = nanos - read;
            read = nanos;
            parts = Math.max(parts + elapsed * (PARTS - 1), (wall - T) * MILLI * PARTS);
            long now = clock.millis();
            String where = "seed " + seed + ", step " + step;
            assertThat(now - T).as(where).isBetween(parts / (MILLI * PARTS) - 1, parts / (MILLI * PARTS) + 1);
            assertThat(now).as("%s: never back", where).isGreaterThanOrEqualTo(last);
            assertThat(now).as("%s: never behind the wall clock", where).isGreaterThanOrEqualTo(wall);
            assertThat(now - last)
                    .as("%s: at most one part in 2000 slower than a stopwatch", where)
                    .isGreaterThanOrEqualTo(elapsed / MILLI - elapsed / MILLI / PARTS - 2);
            last = now;
        }
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
