package dev.curfew.policy.match;

import dev.curfew.policy.Effect;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The combined effect of a set of rules. Interned; caches the result of combining it with others. Equal only to
 * itself; thread-safe.
 */
final class CombinedEffect<T> {

    private final EffectCombiner<T> all;
    private final Effect effect;
    private final T meaning;
    private final ConcurrentMap<CombinedEffect<T>, CombinedEffect<T>> met = new ConcurrentHashMap<>();

    CombinedEffect(EffectCombiner<T> all, Effect effect, T meaning) {
        this.all = all;
        this.effect = effect;
        this.meaning = meaning;
    }

    Effect effect() {
        return effect;
    }

    T meaning() {
        return meaning;
    }

    /** What both say together. */
    CombinedEffect<T> and(CombinedEffect<T> other) {
        if (other == this || other == all.nothing()) {
            return this;
        }
        if (this == all.nothing()) {
            return other;
        }
        @Nullable CombinedEffect<T> known = met.get(other);
        return known == null ? all.join(this, other) : known;
    }

    void remember(CombinedEffect<T> other, CombinedEffect<T> both) {
        met.put(other, both);
    }
}
