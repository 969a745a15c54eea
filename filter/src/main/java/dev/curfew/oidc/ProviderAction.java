package dev.curfew.oidc;

/**
 * What happens at the provider when a session ends by timeout.
 *
 * @since 0.1
 */
public enum ProviderAction {
    /** The refresh token is revoked (RFC 7009). */
    REVOKE,
    /** The user is signed out of the provider, and so of every other application. */
    LOGOUT,
    /** Nothing. */
    NOTHING
}
