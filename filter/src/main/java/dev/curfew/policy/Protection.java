package dev.curfew.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The access restrictions of a rule: who has access, and the authentication that is required. */
final class Protection {

    private Protection() {}

    /** Whether {@code after} keeps out whoever {@code before} kept out, and lets in everywhere no more. */
    static boolean isKept(Rule before, Rule after) {
        return opensNoMore(before, after)
                && (!keepsOut(before.effect())
                        || (Coverage.covers(after.when(), before.when())
                                && isAsStrict(before.effect(), after.effect())));
    }

    /** Whether the rule keeps anybody out. */
    static boolean keepsOut(Effect effect) {
        Access access = effect.access();
        return (access != null && !access.open())
                || effect.acr() != null
                || effect.reauthenticateAfter() != Limits.NONE;
    }

    private static boolean opensNoMore(Rule before, Rule after) {
        return !isOpen(after.effect()) || (isOpen(before.effect()) && Coverage.covers(before.when(), after.when()));
    }

    static boolean isOpen(Effect effect) {
        return effect.access() != null && effect.access().open();
    }

    private static boolean isAsStrict(Effect before, Effect after) {
        return after.reauthenticateAfter() <= before.reauthenticateAfter()
                && isAsStrict(before.acr(), after.acr())
                && isAsStrict(before.access(), after.access());
    }

    private static boolean isAsStrict(@Nullable List<String> before, @Nullable List<String> after) {
        return before == null || (after != null && before.containsAll(after));
    }

    private static boolean isAsStrict(@Nullable Access before, @Nullable Access after) {
        if (before == null || before.open()) {
            return true;
        }
        return after != null
                && !after.open()
                && before.roles().stream().allMatch(roles -> hasOneWithin(after.roles(), roles));
    }

    private static boolean hasOneWithin(List<Set<String>> sets, Set<String> roles) {
        return sets.stream().anyMatch(roles::containsAll);
    }
}
