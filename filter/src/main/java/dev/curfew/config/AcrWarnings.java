package dev.curfew.config;

import dev.curfew.policy.Condition;
import dev.curfew.policy.PathOverlap;
import dev.curfew.policy.PathPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds rules of which no sign-in satisfies both where they meet. Compares the first {@value #MOST} rules that ask for a class, so that it costs little. */
final class AcrWarnings {

    static final int MOST = 200;

    private AcrWarnings() {}

    static List<Warning> in(List<RuleEntry> rules) {
        List<RuleEntry> asking = rules.stream()
                .filter(rule -> rule.values().acr() != null)
                .limit(MOST)
                .toList();
        List<Warning> found = new ArrayList<>();
        for (int i = 1; i < asking.size(); i++) {
            RuleEntry rule = asking.get(i);
            asking.subList(0, i).stream()
                    .filter(earlier -> haveNothingInCommon(earlier, rule))
                    .findFirst()
                    .ifPresent(earlier -> found.add(warning(rule, earlier)));
        }
        return found;
    }

    private static Warning warning(RuleEntry rule, RuleEntry earlier) {
        return rule.section()
                .warning(
                        Setting.RULES_ACR,
                        WarningCode.NO_COMMON_ACR,
                        "a class that " + earlier.section().path() + " takes too",
                        "add a common class, or keep the two rules apart: where both apply, nobody gets in");
    }

    private static boolean haveNothingInCommon(RuleEntry one, RuleEntry other) {
        List<String> classes = one.rule().effect().acr();
        List<String> others = other.rule().effect().acr();
        return classes != null
                && others != null
                && Collections.disjoint(classes, others)
                && canMeet(one.rule().when(), other.rule().when());
    }

    /** Whether one request of one user can fit both. Somebody may hold any two roles. */
    private static boolean canMeet(Condition one, Condition other) {
        return share(one.contexts(), other.contexts())
                && share(one.methods(), other.methods())
                && share(one.hosts(), other.hosts())
                && share(one.users(), other.users())
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
