package dev.curfew.config;

import dev.curfew.policy.Effect;
import java.util.List;
import java.util.Set;

/** Finds rules that protect a path by some of the methods that change something, and not by the others. */
final class MethodWarnings {

    private static final List<String> CHANGING = List.of("POST", "PUT", "PATCH", "DELETE");

    private MethodWarnings() {}

    static List<Warning> in(List<RuleEntry> rules) {
        return rules.stream()
                .filter(rule -> isProtecting(rule.values().effect())
                        && isIncomplete(rule.rule().when().methods()))
                .map(MethodWarnings::warning)
                .toList();
    }

    private static boolean isProtecting(Effect effect) {
        return effect.acr() != null
                || (effect.access() != null && !effect.access().open());
    }

    private static boolean isIncomplete(Set<String> methods) {
        return !methods.isEmpty() && !methods.containsAll(CHANGING);
    }

    private static Warning warning(RuleEntry rule) {
        return rule.when()
                .warning(
                        Setting.RULES_WHEN_METHOD,
                        WarningCode.OTHER_METHODS,
                        String.join(", ", CHANGING) + " together, or no method at all",
                        "leave when.method out: a servlet or JSP may handle any other method in the same way");
    }
}
