package dev.curfew.config;

import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Preflight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules that let preflights through where it helps nobody, or where other rules want to know who comes. Compares the first {@value #MOST}
 * rules of each kind, so that it costs little.
 */
final class PreflightWarnings {

    private static final int MOST = 200;

    private PreflightWarnings() {}

    static List<Warning> in(List<RuleEntry> rules) {
        List<RuleEntry> guarding =
                rules.stream().filter(PreflightWarnings::isGuarding).limit(MOST).toList();
        List<Warning> found = new ArrayList<>();
        rules.stream()
                .filter(rule -> rule.values().preflight() == Preflight.PASS)
                .limit(MOST)
                .forEach(rule -> look(rule, guarding, found));
        return found;
    }

    private static boolean isGuarding(RuleEntry rule) {
        Access access = rule.values().access();
        return access != null && !access.open();
    }

    private static void look(RuleEntry rule, List<RuleEntry> guarding, List<Warning> found) {
        String inVain = whyInVain(rule.rule().when());
        if (inVain != null) {
            found.add(rule.section()
                    .warning(
                            Setting.RULES_PREFLIGHT,
                            WarningCode.NEVER_MATCHES,
                            "a rule that can match a preflight",
                            "leave out " + inVain));
        } else {
            guarding.stream()
                    .filter(other -> RuleOverlap.isInOnePlace(
                            other.rule().when(), rule.rule().when()))
                    .findFirst()
                    .ifPresent(other -> found.add(open(rule, other)));
        }
    }

    /** A preflight is an {@code OPTIONS} by nobody. */
    private static @Nullable String whyInVain(Condition when) {
        Set<String> methods = when.methods();
        if (!when.roles().isEmpty() || !when.users().isEmpty()) {
            return "when.role and when.user: a preflight has no user";
        }
        return methods.isEmpty() || methods.contains("OPTIONS")
                ? null
                : "when.method, or add OPTIONS to it: a preflight is an OPTIONS request";
    }

    private static Warning open(RuleEntry rule, RuleEntry guarding) {
        return rule.section()
                .warning(
                        Setting.RULES_PREFLIGHT,
                        WarningCode.OPEN_PREFLIGHT,
                        "answer where " + guarding.section().path() + " says who may enter",
                        "keep the two apart, or make sure that OPTIONS changes nothing in the webapp: such a request"
                                + " needs no session and reaches it");
    }
}
