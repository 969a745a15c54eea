package dev.curfew.policy;

import dev.curfew.policy.PresetLimits.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A preset as rules, so that the strictest wins between it and every other rule.
 *
 * @param preset the preset
 * @param relaxed what the file deviates from: these rules say nothing about it
 * @param administratorRoles the roles that make somebody an administrator; not empty
 * @since 0.1
 */
public record PresetRules(Preset preset, Set<Part> relaxed, Set<String> administratorRoles) {

    /** How the names of these rules begin, and of no others. */
    public static final String PREFIX = "preset:";

    public PresetRules {
        relaxed = Set.copyOf(relaxed);
        administratorRoles = Set.copyOf(administratorRoles);
        if (administratorRoles.isEmpty()) {
            throw new IllegalArgumentException("administratorRoles: none (expected: at least one)");
        }
    }

    /** The rules for everybody, everywhere. */
    public List<Rule> everywhere() {
        return rules(Condition.ALWAYS, "");
    }

    /**
     * The rules under the condition of another rule. Where that is about requests, only limits are left: the rest holds for whole sessions.
     *
     * @param when the condition
     * @param name the name of the rule with that condition
     */
    public List<Rule> under(Condition when, String name) {
        return rules(when, " of " + name);
    }

    private List<Rule> rules(Condition when, String suffix) {
        boolean session = when.isAboutSession();
        if (isForAdministratorsOnly(when.roles())) {
            return List.of(rule("", suffix, when, effect(preset.administrators(), session)));
        }
        List<Rule> rules = new ArrayList<>();
        PresetLimits users = preset.users();
        PresetLimits administrators = preset.administrators();
        boolean moreForAdministrators = users.maxSessions() < administrators.maxSessions();
        PresetLimits everybody = moreForAdministrators ? users.sessions(Effect.UNLIMITED) : users;
        rules.add(rule("", suffix, when, effect(everybody, session)));
        Set<String> roles = administratorsAmong(when.roles());
        if (!administrators.equals(users) && !roles.isEmpty()) {
            rules.add(rule(" (administrators)", suffix, when.roles(roles), stricter(administrators, users, session)));
        }
        if (moreForAdministrators && session && !relaxed.contains(Part.MAX_SESSIONS)) {
            Effect fewer = Effect.builder().maxSessions(users.maxSessions()).build();
            rules.add(rule(" (others)", suffix, when.exceptRoles(administratorRoles), fewer));
        }
        return rules;
    }

    /** The numbers that such a condition has to keep: those of administrators if it is about nobody else. */
    public PresetLimits figures(Condition when) {
        return isForAdministratorsOnly(when.roles()) ? preset.administrators() : preset.users();
    }

    private boolean isForAdministratorsOnly(Set<String> roles) {
        return !roles.isEmpty() && administratorRoles.containsAll(roles);
    }

    private Set<String> administratorsAmong(Set<String> roles) {
        Set<String> both = new HashSet<>(administratorRoles);
        if (!roles.isEmpty()) {
            both.retainAll(roles);
        }
        return both;
    }

    private Rule rule(String who, String suffix, Condition when, Effect effect) {
        return new Rule(PREFIX + preset.word() + who + suffix, when, effect);
    }

    private Effect effect(PresetLimits figures, boolean session) {
        Effect.Builder effect = Effect.builder()
                .idle(relaxed.contains(Part.IDLE) ? Limits.NONE : figures.idle())
                .absolute(relaxed.contains(Part.ABSOLUTE) ? Limits.NONE : figures.absolute());
        if (!session) {
            return effect.build();
        }
        return effect.warn(relaxed.contains(Part.WARN) ? 0 : figures.warn())
                .reauthentication(relaxed.contains(Part.REAUTHENTICATION) ? null : Reauthentication.REQUIRED)
                .maxSessions(relaxed.contains(Part.MAX_SESSIONS) ? Effect.UNLIMITED : figures.maxSessions())
                .build();
    }

    /** What administrators have to keep beside what everybody has; a deviation for everybody is none for them. */
    private static Effect stricter(PresetLimits administrators, PresetLimits users, boolean session) {
        return Effect.builder()
                .idle(administrators.idle() < users.idle() ? administrators.idle() : Limits.NONE)
                .absolute(administrators.absolute() < users.absolute() ? administrators.absolute() : Limits.NONE)
                .maxSessions(session ? administrators.maxSessions() : Effect.UNLIMITED)
                .build();
    }
}
