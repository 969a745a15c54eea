package dev.curfew.config;

import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PresetRules;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what rules say in vain, by comparing each with what always holds. Costs as much as there are rules. */
final class RuleWarnings {

    private final Limits limits;
    private final boolean required;
    private final Set<String> administrators;
    private final Effect forUsers;
    private final Effect forAdministrators;
    private final List<Warning> found = new ArrayList<>();

    private RuleWarnings(Limits limits, boolean required, Timeouts timeouts) {
        this.limits = limits;
        this.required = required;
        this.administrators = timeouts.administratorRoles();
        this.forUsers = always(timeouts, false);
        this.forAdministrators = always(timeouts, true);
    }

    /** What is said in vain. */
    static List<Warning> in(List<RuleEntry> rules, Timeouts timeouts) {
        Limits limits = timeouts.limits();
        if (limits == null) {
            return List.of();
        }
        boolean required = timeouts.reauthentication() == Reauthentication.REQUIRED;
        RuleWarnings warnings = new RuleWarnings(limits, required, timeouts);
        rules.forEach(warnings::look);
        return warnings.found;
    }

    /** What is said in vain where the door is that of a whole host: there, a rule about a context is about requests. */
    static List<Warning> atHost(List<RuleEntry> rules) {
        List<Warning> found = new ArrayList<>();
        for (RuleEntry rule : rules) {
            if (!rule.rule().when().contexts().isEmpty()) {
                atHost(rule.section(), found);
            }
        }
        return found;
    }

    private static void atHost(Section section, List<Warning> found) {
        String expected = "a rule without when.context, or a door inside the context";
        String remedy = "leave when.context out, or install Curfew in the webapp: a host's valve ignores this";
        for (Setting setting : RuleValues.OF_SESSIONS) {
            if (section.has(setting)) {
                found.add(section.warning(setting, WarningCode.NOT_AT_HOST, expected, remedy));
            }
        }
        if (section.has(BindingReader.WORD)) {
            found.add(section.warning(BindingReader.WORD, WarningCode.NOT_AT_HOST, expected, remedy));
        }
    }

    /** What the preset of {@code timeouts} says about users, or about administrators. */
    private static Effect always(Timeouts timeouts, boolean administrators) {
        PresetRules preset = timeouts.preset();
        Effect effect = Effect.NONE;
        for (Rule rule : preset == null ? List.<Rule>of() : preset.everywhere()) {
            Condition when = rule.when();
            boolean applies =
                    administrators ? when.exceptRoles().isEmpty() : when.roles().isEmpty();
            effect = applies ? effect.strictest(rule.effect()) : effect;
        }
        return effect;
    }

    private void look(RuleEntry entry) {
        Section section = entry.section();
        RuleValues values = entry.values();
        Set<String> roles = entry.rule().when().roles();
        boolean onlyAdministrators = !roles.isEmpty() && administrators.containsAll(roles);
        Effect always = onlyAdministrators ? forAdministrators : forUsers;
        long idle = Math.min(limits.idle(), always.idle());
        long absolute = Math.min(limits.absolute(), always.absolute());
        longer(section, Setting.RULES_IDLE, values.idle(), Math.min(idle, absolute));
        longer(section, Setting.RULES_ABSOLUTE, values.absolute(), absolute);
        longer(section, Setting.RULES_REAUTHENTICATE_AFTER, values.reauthenticateAfter(), absolute);
        longer(section, Setting.RULES_RESUME_WITHIN, values.resumeWithin(), limits.resumeWithin());
        long warn = Math.max(limits.warn(), always.warn());
        if (values.warn() != null && values.warn() < warn) {
            inVain(section, Setting.RULES_WARN, "at least " + Limits.inWords(warn));
        }
        if (values.reauthentication() == Reauthentication.SSO && required) {
            inVain(section, Setting.RULES_REAUTHENTICATION, "required");
        }
        if (values.maxSessions() != null && values.maxSessions() > always.maxSessions()) {
            inVain(section, Setting.RULES_MAX_SESSIONS, "at most " + always.maxSessions());
        }
        boolean somebody = !roles.isEmpty() || !entry.rule().when().users().isEmpty();
        if (values.access() != null && values.access().open() && somebody) {
            found.add(section.warning(
                    Setting.RULES_ACCESS,
                    WarningCode.NEVER_WINS,
                    "authenticated or role:NAME in a rule about users",
                    "leave out when.role and when.user: a visitor who is not signed in has no role and no name"));
        }
    }

    private void longer(Section section, Setting setting, @Nullable Long millis, long most) {
        if (millis != null && millis > most) {
            inVain(section, setting, most == 0 ? "none" : "at most " + Limits.inWords(most));
        }
    }

    private void inVain(Section section, Setting setting, String holds) {
        found.add(section.warning(
                setting,
                WarningCode.NEVER_WINS,
                holds + ", which holds anyway",
                "remove it or make it stricter: a rule never loosens"));
    }
}
