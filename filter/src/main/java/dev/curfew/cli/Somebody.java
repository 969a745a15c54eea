package dev.curfew.cli;

import dev.curfew.policy.Who;
import java.util.Set;

/**
 * A user as the command line describes one.
 *
 * @param name what the application sees; empty if it does not matter
 * @param roles the user's roles
 */
record Somebody(String name, Set<String> roles) implements Who {

    /** A signed-in user without roles. */
    static final Somebody ANYBODY = new Somebody("", Set.of());

    Somebody {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        String user = name.isEmpty() ? "somebody" : name;
        return roles.isEmpty()
                ? user + " without roles"
                : user + " with " + String.join(", ", roles.stream().sorted().toList());
    }
}
