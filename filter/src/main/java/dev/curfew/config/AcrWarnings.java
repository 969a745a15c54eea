package dev.curfew.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
                        "add a common class, or keep the two rules apart: where both apply, every user is refused");
    }

    private static boolean haveNothingInCommon(RuleEntry one, RuleEntry other) {
        List<String> classes = one.rule().effect().acr();
        List<String> others = other.rule().effect().acr();
        return classes != null
                && others != null
                && Collections.disjoint(classes, others)
                && RuleOverlap.isPossible(one.rule().when(), other.rule().when());
    }
}
