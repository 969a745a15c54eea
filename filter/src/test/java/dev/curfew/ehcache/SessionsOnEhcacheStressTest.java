package dev.curfew.ehcache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.policy.Limits;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Sessions;
import dev.curfew.session.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Touching, ending by the clock, revoking and reading one session from many threads, again and again. */
@Sampled
class SessionsOnEhcacheStressTest {

    private static final long T = 1_800_000_000_000L;
    private static final int ROUNDS = SampleSize.of(1500);
    private static final int THREADS = 6;

    /** Idle 1000 with a granularity of 10, absolute 5000. */
    private static final Limits LIMITS = new Limits(1000, 5000, 0, 0);

    @Test
    void aSessionEndsOnceForGoodAndNothingHappensToItAfterwards() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (EhcacheSessionRegistry registry = EhcacheSessionRegistry.inMemory(ROUNDS + 10, unused -> {})) {
            Sessions sessions = new Sessions(registry);
            for (int round = 0; round < ROUNDS; round++) {
                new Round(sessions, round).run(threads);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** One session's life, in a time that every thread moves on a little. */
    private static final class Round {

        private final Sessions sessions;
        private final int number;
        private final SessionKey key;
        private final AtomicLong clock = new AtomicLong(T);
        private final Queue<EndedSession> ends = new ConcurrentLinkedQueue<>();
        private final CyclicBarrier start = new CyclicBarrier(THREADS);

        Round(Sessions sessions, int number) {
            this.sessions = sessions;
            this.number = number;
            SampleSession session = SampleSession.of("round-" + number, T).limits(LIMITS);
            this.key = session.key();
            sessions.create(session.record());
        }

        void run(ExecutorService threads) throws Exception {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    act(thread, new Random(number * 31L + thread));
                    return null;
                }));
            }
            for (Future<?> future : running) {
                future.get(20, TimeUnit.SECONDS);
            }
            check();
        }

        private void act(int thread, Random random) {
            boolean revokes = thread == number % THREADS && number % 3 != 0;
            int revokesAt = random.nextInt(30);
            SessionRecord seen = requireNonNull(sessions.find(key));
            for (int step = 0; step < 30; step++) {
                long now = clock.addAndGet(random.nextInt(number % 2 == 0 ? 12 : 60));
                if (revokes && step == revokesAt) {
                    add(sessions.end(key, EndReason.REVOKED, now));
                    requireEnded();
                    continue;
                }
                switch (random.nextInt(4)) {
                    case 0 -> touch(seen, now);
                    case 1 -> seen = touch(requireNonNull(sessions.find(key)), now);
                    case 2 -> add(sessions.endIfOver(key, now));
                    default -> read(seen);
                }
            }
        }

        private SessionRecord touch(SessionRecord seen, long now) {
            SessionRecord before = requireNonNull(sessions.find(key));
            SessionRecord after = requireNonNull(sessions.touch(seen, now));
            if (before.end() != null) {
                assertThat(requireNonNull(sessions.find(key)).end()).isEqualTo(before.end());
                assertThat(after.end() != null || after.equals(seen)).isTrue();
            }
            return after;
        }

        private void read(SessionRecord earlier) {
            SessionRecord current = requireNonNull(sessions.find(key));
            assertThat(current.version()).isGreaterThanOrEqualTo(earlier.version());
            assertThat(current.lastActivity()).isGreaterThanOrEqualTo(earlier.lastActivity());
            assertThat(earlier.end() == null || earlier.end().equals(current.end()))
                    .isTrue();
        }

        private void requireEnded() {
            assertThat(requireNonNull(sessions.find(key)).end()).isNotNull();
        }

        private void add(@Nullable EndedSession ended) {
            if (ended != null) {
                ends.add(ended);
            }
        }

        private void check() {
            add(sessions.endIfOver(key, T + 1_000_000));
            SessionRecord last = requireNonNull(sessions.find(key));
            assertThat(ends).hasSize(1);
            EndedSession ended = ends.remove();
            assertThat(last.end()).isEqualTo(ended.end());
            assertThat(last.version()).isEqualTo(ended.last().version() + 1);
            assertThat(last.lastActivity()).isEqualTo(ended.last().lastActivity());
            assertThat(ended.last().end()).isNull();
            long at = ended.end().at();
            assertThat(SessionTime.judge(ended.last(), at - 1)).isInstanceOf(Verdict.Living.class);
            assertThat(at).isLessThanOrEqualTo(SessionTime.end(ended.last(), at));
            sessions.touch(ended.last(), at);
            sessions.touch(ended.last(), at + 20);
            assertThat(sessions.find(key)).isEqualTo(last);
        }
    }
}
