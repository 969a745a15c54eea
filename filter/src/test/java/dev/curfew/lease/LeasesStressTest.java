package dev.curfew.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionLease;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.lifecycle.SessionTimers;
import dev.curfew.session.EndReason;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Taking, asking, listening, giving back and ending at the same time, again and again. */
@Sampled
class LeasesStressTest {

    private static final long T = 1_800_000_000_000L;
    private static final int ROUNDS = SampleSize.of(2000);
    private static final int LISTENERS = 20;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(6);

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final SessionResources resources = new SessionResources();
    private final AtomicLong clock = new AtomicLong(T);
    private final SessionTerminator terminator =
            new SessionTerminator(sessions, resources, new SessionTimers(), unused -> {}, unused -> {}, Runnable::run);

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    private Leases leases() {
        return new Leases(resources, terminator, unused -> {}, Runnable::run, Runnable::run, clock::get);
    }

    private SessionRecord session(int round) {
        SessionRecord record = SampleSession.of("round-" + round, T).record();
        sessions.create(record);
        return record;
    }

    private static void race(List<Callable<@Nullable Void>> all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Future<?>> running = new ArrayList<>();
        for (Callable<@Nullable Void> one : all) {
            running.add(THREADS.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return one.call();
            }));
        }
        for (Future<?> one : running) {
            one.get(20, TimeUnit.SECONDS);
        }
    }

    private static Callable<@Nullable Void> doing(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    @Test
    void everyListenerIsToldOfOneAndTheSameEndExactlyOnce() throws Exception {
        Leases leases = leases();
        for (int round = 0; round < ROUNDS; round++) {
            clock.set(T);
            SessionRecord session = session(round);
            SessionLease lease = leases.of(session).lease();
            List<AtomicInteger> calls = new ArrayList<>();
            Queue<SessionEnd> ends = new ConcurrentLinkedQueue<>();
            race(List.of(
                    doing(() -> listen(lease, calls, ends)),
                    doing(() -> terminator.end(session.key(), EndReason.REVOKED, T + 1)),
                    doing(() -> terminator.end(session.key(), EndReason.LOGOUT, T + 2)),
                    doing(() -> clock.set(T + SampleSession.LIMITS.idle())),
                    doing(() -> {
                        while (lease.isLiving()) {
                            Thread.onSpinWait();
                        }
                    })));
            assertThat(calls).hasSize(LISTENERS).allSatisfy(count -> assertThat(count)
                    .hasValue(1));
            assertThat(ends).hasSize(LISTENERS);
            assertThat(ends.stream().distinct()).hasSize(1);
            assertThat(ends.stream().map(SessionEnd::reason)).contains(lease.getReason());
            assertNothingIsLeft(leases, session);
        }
    }

    private static void listen(SessionLease lease, List<AtomicInteger> calls, Queue<SessionEnd> ends) {
        for (int i = 0; i < LISTENERS; i++) {
            AtomicInteger count = new AtomicInteger();
            calls.add(count);
            lease.onEnd(end -> {
                count.incrementAndGet();
                ends.add(end);
            });
        }
    }

    @Test
    void nothingIsLeftOfThoseThatAreTakenAndGivenBackWhileTheirSessionEnds() throws Exception {
        Leases leases = leases();
        for (int round = 0; round < ROUNDS; round++) {
            SessionRecord session = session(round);
            SessionLease early = leases.of(session).lease();
            AtomicInteger calls = new AtomicInteger();
            early.onEnd(unused -> calls.incrementAndGet());
            Queue<SessionLease> late = new ConcurrentLinkedQueue<>();
            race(List.of(
                    doing(early::close),
                    doing(() -> terminator.end(session.key(), EndReason.REVOKED, T + 1)),
                    doing(() -> takeSome(leases, session, late)),
                    doing(() -> takeSome(leases, session, late))));
            assertThat(calls.get()).isEqualTo(early.getReason() == null ? 0 : 1);
            assertThat(late).hasSize(20).allSatisfy(lease -> assertThat(lease.getReason())
                    .isEqualTo("revoked"));
            assertNothingIsLeft(leases, session);
        }
    }

    private static void takeSome(Leases leases, SessionRecord session, Queue<SessionLease> taken) {
        for (int i = 0; i < 10; i++) {
            taken.add(leases.of(session).lease());
        }
    }

    @Test
    void noneOutlivesAStopOfCurfew() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Leases leases = leases();
            SessionRecord session = session(round);
            Queue<SessionLease> taken = new ConcurrentLinkedQueue<>();
            race(List.of(
                    doing(() -> takeSome(leases, session, taken)),
                    doing(() -> takeSome(leases, session, taken)),
                    doing(leases::close)));
            assertThat(taken).hasSize(20).allSatisfy(lease -> assertThat(lease.getReason())
                    .isEqualTo(SessionEnd.CURFEW_STOPPED));
            assertNothingIsLeft(leases, session);
        }
    }

    private void assertNothingIsLeft(Leases leases, SessionRecord session) {
        assertThat(leases.size()).isZero();
        assertThat(resources.keyOf(session.tag())).isNull();
        assertThat(resources.takeAll(session.tag())).isEmpty();
    }
}
