package dev.curfew.session;

import dev.curfew.policy.Caller;
import java.util.Set;

/**
 * Who a session belongs to. Users are told apart by issuer and subject (OWASP ASVS 5.0, 6.8.1), never by name. Issuers and roles are few, so
 * they are kept once for all sessions.
 *
 * @param issuer the provider, as in the ID token's {@code iss}
 * @param subject the user at that provider, {@code sub}
 * @param name what the application sees as the user's name
 * @param roles what {@code isUserInRole} answers true to
 * @since 0.1
 */
public record Identity(String issuer, String subject, String name, Set<String> roles) implements Caller {

    private static final RoleSets ROLE_SETS = new RoleSets(1024);

    public Identity {
        issuer = issuer.intern();
        roles = ROLE_SETS.shared(roles);
    }

    /** Whether both are the same user: same issuer, same subject. */
    public boolean isSameUserAs(Identity other) {
        return subject.equals(other.subject) && issuer.equals(other.issuer);
    }
}
