package dev.curfew.session;

import dev.curfew.policy.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of a user and of their authentication; it may say something else tomorrow. Sets of roles and classes are few, so each
 * is kept once for all sessions.
 *
 * @param name what the application sees as the user's name
 * @param roles what {@code isUserInRole} answers true to
 * @param acr the authentication context class that the provider vouches for, or null if it does not say
 * @since 0.2
 */
public record Profile(String name, Set<String> roles, @Nullable String acr) implements Caller {

    private static final RoleSets ROLE_SETS = new RoleSets(1024);

    public Profile {
        roles = ROLE_SETS.shared(roles);
        acr = acr == null ? null : acr.intern();
    }

    /** Whether an application sees the same user with the same roles. */
    public boolean isSameToApplication(Profile other) {
        return name.equals(other.name) && roles.equals(other.roles);
    }
}
