package dev.curfew.config;

import dev.curfew.policy.PathOverlap;
import dev.curfew.policy.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds path patterns that no request fits. */
final class MatchWarnings {

    private static final String ENDPOINTS = "/.curfew/";

    private MatchWarnings() {}

    static List<Warning> in(List<RuleEntry> rules) {
        List<Warning> found = new ArrayList<>();
        for (RuleEntry rule : rules) {
            List<PathPattern> paths = rule.rule().when().paths();
            Set<String> contexts = rule.rule().when().contexts();
            for (int i = 0; i < paths.size(); i++) {
                look(rule.when(), i, paths.get(i), contexts, found);
            }
        }
        return found;
    }

    private static void look(Section when, int index, PathPattern path, Set<String> contexts, List<Warning> found) {
        if ((path + "/").startsWith(ENDPOINTS)) {
            found.add(when.warning(
                    Setting.RULES_WHEN_PATH,
                    index,
                    WarningCode.NEVER_MATCHES,
                    "a path of a webapp",
                    "remove it: Curfew itself answers below " + ENDPOINTS));
        } else if (!contexts.isEmpty() && contexts.stream().noneMatch(context -> isIn(path, context))) {
            found.add(when.warning(
                    Setting.RULES_WHEN_PATH,
                    index,
                    WarningCode.NEVER_MATCHES,
                    "a path that begins with when.context",
                    "begin it with the context path: no request matches both"));
        }
    }

    private static boolean isIn(PathPattern path, String context) {
        return context.isEmpty() || PathOverlap.between(path, PathPattern.parse(context + "/**"));
    }
}
