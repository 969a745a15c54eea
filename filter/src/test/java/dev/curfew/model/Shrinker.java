package dev.curfew.model;

import dev.curfew.model.Trial.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a script that fails shorter, for as long as it fails: whatever it does not take is left out. */
final class Shrinker {

    private Shrinker() {}

    static Failure shrink(Failure failure) {
        Failure least = failure;
        int before;
        do {
            before = size(least);
            least = withoutRules(withLongerWaits(withoutSteps(least)));
        } while (size(least) < before);
        return least;
    }

    private static int size(Failure failure) {
        return failure.script().steps().size() + failure.script().rules().size();
    }

    private static Failure withoutSteps(Failure failure) {
        Failure least = failure;
        for (int chunk = Math.max(1, least.script().steps().size() / 2); chunk > 0; chunk /= 2) {
            for (int from = least.script().steps().size() - chunk; from >= 0; from -= chunk) {
                List<Step> fewer = new ArrayList<>(least.script().steps());
                int to = Math.min(from + chunk, fewer.size());
                if (from < to) {
                    fewer.subList(from, to).clear();
                    least = orElse(Trial.replay(least.script().with(fewer), least.flaw()), least);
                }
            }
        }
        return least;
    }

    /** Time that passes twice in a row might as well pass at once. */
    private static Failure withLongerWaits(Failure failure) {
        Failure least = failure;
        for (int i = failure.script().steps().size() - 2; i >= 0; i--) {
            List<Step> steps = new ArrayList<>(least.script().steps());
            if (i + 1 < steps.size()
                    && steps.get(i) instanceof Step.Pass one
                    && steps.remove(i + 1) instanceof Step.Pass other) {
                steps.set(i, new Step.Pass(one.millis() + other.millis()));
                least = orElse(Trial.replay(least.script().with(steps), least.flaw()), least);
            }
        }
        return least;
    }

    private static Failure withoutRules(Failure failure) {
        Failure least = failure;
        for (String rule : failure.script().rules()) {
            least = orElse(Trial.replay(least.script().without(rule), least.flaw()), least);
        }
        return least;
    }

    private static Failure orElse(@Nullable Failure shorter, Failure otherwise) {
        return shorter == null ? otherwise : shorter;
    }
}
