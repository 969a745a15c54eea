package dev.curfew.session;

/**
 * The provider's own session in one browser. A provider that sends no {@code sid} is known by what an SSO hop keeps instead: the user and the
 * moment of authentication.
 *
 * @param issuer the provider; a {@code sid} is unique only within it (OIDC Back-Channel Logout 1.0, 2.1)
 * @param sid the {@code sid} claim, or the stand-in
 * @since 0.1
 */
public record ProviderSession(String issuer, String sid) {

    /** The stand-in for a provider that sends no {@code sid}. */
    public static ProviderSession withoutSid(String issuer, String subject, String authTime) {
        return new ProviderSession(issuer, "without-sid:" + authTime + ":" + subject);
    }
}
