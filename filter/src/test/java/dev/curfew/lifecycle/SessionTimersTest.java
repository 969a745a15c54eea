package dev.curfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.session.SessionKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTimersTest {

    private static final long T = 1_800_000_000_000L;

    private final SessionTimers timers = new SessionTimers();

    @ParameterizedTest
    @ValueSource(longs = {T, T + 1, T + 100, T + 249, T + 250, T + 251, T + 499})
    void ringsNeverEarlyAndAtMostAQuarterSecondLate(long at) {
        timers.set(key(1), at);
        assertThat(timers.takeDue(at - 1)).isEmpty();
        long now = at;
        List<SessionKey> due = timers.takeDue(now);
        while (due.isEmpty()) {
            due = timers.takeDue(++now);
        }
        assertThat(due).containsExactly(key(1));
        assertThat(now - at).isLessThan(250);
    }

    @Test
    void ringsOnce() {
        timers.set(key(1), T);
        assertThat(timers.takeDue(T)).containsExactly(key(1));
        assertThat(timers.takeDue(T)).isEmpty();
    }

    @Test
    void nothingIsDueOfNothing() {
        assertThat(timers.takeDue(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void theEarliestRingFirstAndAllOfThem() {
        timers.set(key(2), T + 1000);
        timers.set(key(1), T);
        timers.set(key(3), T + 1000);
        assertThat(timers.takeDue(T + 5000)).containsExactly(key(1));
        assertThat(timers.takeDue(T + 5000)).containsExactly(key(2), key(3));
        assertThat(timers.takeDue(T + 5000)).isEmpty();
    }

    @Test
    void whatNeverEndsNeverRings() {
        timers.set(key(1), Long.MAX_VALUE);
        assertThat(timers.takeDue(T + 1_000_000_000_000L)).isEmpty();
    }

    @Test
    void whatIsLongOverRingsAtOnce() {
        timers.set(key(1), T - 1_000_000);
        assertThat(timers.takeDue(T)).containsExactly(key(1));
    }

    @Test
    void everyAlarmIsTakenOnceWhileOthersAreSet() throws Exception {
        int perThread = 20_000;
        int setters = 3;
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(setters + 2);
        try {
            List<Future<?>> setting = new ArrayList<>();
            for (int t = 0; t < setters; t++) {
                int thread = t;
                setting.add(threads.submit(() -> {
                    Random random = new Random(thread);
                    start.await();
                    for (int i = 0; i < perThread; i++) {
                        timers.set(key(thread * perThread + i), T + random.nextInt(10_000));
                    }
                    return null;
                }));
            }
            List<Future<List<SessionKey>>> taking = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                taking.add(threads.submit(() -> {
                    List<SessionKey> taken = new ArrayList<>();
                    start.await();
                    boolean last;
                    do {
                        last = done.get();
                        for (List<SessionKey> due = timers.takeDue(T + 20_000);
                                !due.isEmpty();
                                due = timers.takeDue(T + 20_000)) {
                            taken.addAll(due);
                        }
                    } while (!last);
                    return taken;
                }));
            }
            start.countDown();
            for (Future<?> setter : setting) {
                setter.get(10, TimeUnit.SECONDS);
            }
            done.set(true);
            List<SessionKey> all = new ArrayList<>();
            for (Future<List<SessionKey>> taker : taking) {
                all.addAll(taker.get(10, TimeUnit.SECONDS));
            }
            Set<SessionKey> distinct = new HashSet<>(all);
            assertThat(all).hasSize(setters * perThread);
            assertThat(distinct).hasSameSizeAs(all);
        } finally {
            threads.shutdownNow();
        }
    }

    private static SessionKey key(long number) {
        return new SessionKey(number, 0, 0, 0);
    }
}
