package dev.curfew.cli.explain;

import dev.curfew.policy.Caller;
import java.util.Set;

/**
 * A sample user of the command line.
 *
 * @param name what the application sees; empty if it does not matter
 * @param roles the user's roles
 */
public record SampleUser(String name, Set<String> roles) implements Caller {

    /** A signed-in user without roles. */
    static final SampleUser ANYBODY = new SampleUser("", Set.of());

    public SampleUser {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        String user = name.isEmpty() ? "a user" : name;
        return roles.isEmpty()
                ? user + " without roles"
                : user + " with " + String.join(", ", roles.stream().sorted().toList());
    }
}
