package dev.curfew.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EffectCombinerTest {

    private static final Effect SHORT = Effect.builder().idle(5).build();
    private static final Effect YOUNG = Effect.builder().reauthenticateAfter(7).build();

    @Test
    void theSameIsSaidByTheSameObject() {
        EffectCombiner<Ruling> sums = new EffectCombiner<>(Ruling::of);
        CombinedEffect<Ruling> one = sums.of(SHORT);
        assertThat(sums.of(Effect.builder().idle(5).build())).isSameAs(one);
        assertThat(one.and(sums.of(YOUNG))).isSameAs(sums.of(YOUNG).and(one)).isSameAs(one.and(sums.of(YOUNG)));
        assertThat(one.and(sums.of(YOUNG)).meaning())
                .isEqualTo(new Ruling(Access.AUTHENTICATED, ActivityRule.AUTO, 5, 7, null));
    }

    @Test
    void nothingAddsNothing() {
        EffectCombiner<Ruling> sums = new EffectCombiner<>(Ruling::of);
        CombinedEffect<Ruling> one = sums.of(SHORT);
        assertThat(one.and(sums.nothing())).isSameAs(one);
        assertThat(sums.nothing().and(one)).isSameAs(one);
        assertThat(one.and(one)).isSameAs(one);
        assertThat(sums.nothing().and(sums.nothing()).meaning()).isSameAs(Ruling.USUAL);
    }

    @Test
    void whatIsBeyondThoseRememberedIsRightAllTheSame() {
        EffectCombiner<Ruling> sums = new EffectCombiner<>(Ruling::of, 3);
        for (int round = 0; round < 3; round++) {
            for (int idle = 1; idle < 20; idle++) {
                CombinedEffect<Ruling> both =
                        sums.of(YOUNG).and(sums.of(Effect.builder().idle(idle).build()));
                assertThat(both.meaning())
                        .isEqualTo(new Ruling(Access.AUTHENTICATED, ActivityRule.AUTO, idle, 7, null));
                assertThat(both.and(sums.of(SHORT)).meaning().idle()).isEqualTo(Math.min(5, idle));
            }
        }
    }

    @Test
    void noMoreAreRememberedThanAllowed() {
        EffectCombiner<Ruling> sums = new EffectCombiner<>(Ruling::of, 3);
        List<CombinedEffect<Ruling>> parts = new ArrayList<>();
        for (int idle = 1; idle < 20; idle++) {
            parts.add(sums.of(Effect.builder().idle(idle).build()));
        }
        CombinedEffect<Ruling> young = sums.of(YOUNG);
        List<CombinedEffect<Ruling>> first = parts.stream().map(young::and).toList();
        List<CombinedEffect<Ruling>> second = parts.stream().map(young::and).toList();
        long same = 0;
        for (int i = 0; i < first.size(); i++) {
            same += first.get(i) == second.get(i) ? 1 : 0;
        }
        assertThat(same).isEqualTo(3);
    }

    @Test
    void threadsThatMeetFindTheSameObject() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 200; round++) {
                EffectCombiner<Ruling> sums = new EffectCombiner<>(Ruling::of);
                CountDownLatch start = new CountDownLatch(1);
                Set<CombinedEffect<Ruling>> found = ConcurrentHashMap.newKeySet();
                List<Future<?>> all = new ArrayList<>();
                for (int thread = 0; thread < 4; thread++) {
                    all.add(threads.submit(() -> {
                        start.await();
                        return found.add(sums.of(SHORT).and(sums.of(YOUNG)));
                    }));
                }
                start.countDown();
                for (Future<?> one : all) {
                    one.get();
                }
                assertThat(found).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
