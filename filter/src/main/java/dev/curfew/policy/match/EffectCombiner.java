package dev.curfew.policy.match;

import dev.curfew.policy.Effect;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Interns the combined effects of a policy's rules. Thread-safe. */
final class EffectCombiner<T> {

    /** So many pairs are remembered; what comes after is worked out each time, so that requests of all kinds cannot fill the heap. */
    private static final int MOST_PAIRS = 1 << 15;

    private final Function<Effect, T> meaning;
    private final ConcurrentMap<Effect, CombinedEffect<T>> known = new ConcurrentHashMap<>();
    private final AtomicInteger pairs = new AtomicInteger();
    private final int mostPairs;
    private final CombinedEffect<T> nothing;

    EffectCombiner(Function<Effect, T> meaning) {
        this(meaning, MOST_PAIRS);
    }

    EffectCombiner(Function<Effect, T> meaning, int mostPairs) {
        this.meaning = meaning;
        this.mostPairs = mostPairs;
        this.nothing = of(Effect.NONE);
    }

    /** What is said when no rule says anything. */
    CombinedEffect<T> nothing() {
        return nothing;
    }

    /** What says this, the same object each time. */
    CombinedEffect<T> of(Effect effect) {
        return known.computeIfAbsent(effect, this::made);
    }

    /** What both say together, worked out. */
    CombinedEffect<T> join(CombinedEffect<T> one, CombinedEffect<T> other) {
        Effect both = one.effect().strictest(other.effect());
        if (pairs.get() >= mostPairs) {
            CombinedEffect<T> earlier = known.get(both);
            return earlier == null ? made(both) : earlier;
        }
        pairs.incrementAndGet();
        CombinedEffect<T> sum = of(both);
        one.remember(other, sum);
        return sum;
    }

    private CombinedEffect<T> made(Effect effect) {
        return new CombinedEffect<>(this, effect, meaning.apply(effect));
    }
}
