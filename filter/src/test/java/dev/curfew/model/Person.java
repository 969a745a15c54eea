package dev.curfew.model;

import dev.curfew.policy.Who;
import java.util.Set;

/** Somebody whom the provider knows. */
enum Person implements Who {
    ALICE("user"),
    BOB("user", "admin"),
    CAROL("clerk");

    private final Set<String> roles;

    Person(String... roles) {
        this.roles = Set.of(roles);
    }

    @Override
    public Set<String> roles() {
        return roles;
    }
}
