package dev.curfew.policy.match;

import dev.curfew.policy.Condition;
import java.util.List;
import java.util.Set;

/** The parts of a condition besides the path. */
public enum ConditionField {
    METHOD,
    CONTEXT,
    HOST,
    USER,
    ROLE;

    public static final List<ConditionField> ALL = List.of(values());

    /** The answers that a condition accepts; empty if it does not ask. */
    public Set<String> acceptedBy(Condition condition) {
        return switch (this) {
            case METHOD -> condition.methods();
            case CONTEXT -> condition.contexts();
            case HOST -> condition.hosts();
            case USER -> condition.users();
            case ROLE -> condition.roles();
        };
    }

    /** The same condition, no longer asking this. */
    public Condition struckFrom(Condition condition) {
        return new Condition(
                this == CONTEXT ? Set.of() : condition.contexts(),
                condition.paths(),
                this == METHOD ? Set.of() : condition.methods(),
                this == HOST ? Set.of() : condition.hosts(),
                this == ROLE ? Set.of() : condition.roles(),
                this == USER ? Set.of() : condition.users(),
                condition.exceptRoles());
    }
}
