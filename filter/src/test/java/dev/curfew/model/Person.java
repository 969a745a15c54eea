package dev.curfew.model;

import dev.curfew.policy.Caller;
import java.util.Set;

/** Somebody whom the provider knows. */
enum Person implements Caller {
    ALICE,
    BOB,
    CAROL;

    @Override
    public Set<String> roles() {
        return switch (this) {
            case ALICE -> Set.of("user");
            case BOB -> Set.of("user", "admin");
            case CAROL -> Set.of("clerk");
        };
    }
}
