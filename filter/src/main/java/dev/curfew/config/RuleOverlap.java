package dev.curfew.config;

import dev.curfew.policy.Condition;
import dev.curfew.policy.PathOverlap;
import dev.curfew.policy.PathPattern;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two rules can apply to the same. */
final class RuleOverlap {

    private RuleOverlap() {}

    /** Whether one request of one user can fit both. Somebody may hold any two roles. */
    static boolean isPossible(Condition one, Condition other) {
        return share(one.methods(), other.methods()) && share(one.users(), other.users()) && isInOnePlace(one, other);
    }

    /** Whether both can be about one path, by whatever method and user. */
    static boolean isInOnePlace(Condition one, Condition other) {
        return share(one.contexts(), other.contexts())
                && share(one.hosts(), other.hosts())
                && overlap(one.paths(), other.paths())
                && overlap(one.paths(), within(other.contexts()))
                && overlap(within(one.contexts()), other.paths());
    }

    private static boolean share(Set<String> one, Set<String> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    private static List<PathPattern> within(Set<String> contexts) {
        return contexts.stream()
                .map(context -> PathPattern.parse(context + "/**"))
                .collect(Collectors.toList());
    }

    private static boolean overlap(List<PathPattern> one, List<PathPattern> other) {
        return one.isEmpty()
                || other.isEmpty()
                || one.stream()
                        .anyMatch(pattern -> other.stream().anyMatch(next -> PathOverlap.between(pattern, next)));
    }
}
