package dev.curfew.session;

/**
 * Who a user is, whatever else is said of them: users are told apart by issuer and subject (OWASP ASVS 5.0, 6.8.1), never by name. Issuers are
 * few, so each is kept once for all sessions.
 *
 * @param issuer the provider, as in the ID token's {@code iss}
 * @param subject the user at that provider, {@code sub}
 * @since 0.2
 */
public record UserKey(String issuer, String subject) implements SessionGroup {

    public UserKey {
        issuer = issuer.intern();
    }

    /** Nothing that says who: both stay out of logs. */
    @Override
    public String toString() {
        return "UserKey";
    }
}
