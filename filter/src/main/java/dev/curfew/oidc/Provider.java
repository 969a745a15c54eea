package dev.curfew.oidc;

import dev.curfew.http.Exchange;
import dev.curfew.session.PackedToken;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Provider. Thread-safe. Every method that needs the provider throws {@link ProviderException}; none of them decides about time.
 *
 * @since 0.1
 */
public interface Provider {

    /** Prepares a sign-in: authorization code flow with PKCE, state and nonce. Does not touch the network, but may wait some seconds just after the start. */
    AuthorizationRequest authorize(Exchange exchange, AuthenticationOptions demand) throws ProviderException;

    /**
     * Redeems what the provider sent back with the browser: checks the state, exchanges the code, validates the ID token (OIDC Core, 3.1.3.7).
     *
     * @param callback the very URL given in the {@link AuthenticationOptions}
     */
    Authentication authenticate(Exchange exchange, SignInSecrets transaction, String callback) throws ProviderException;

    /** Revokes a refresh token (RFC 7009). A token the provider no longer knows is no error. */
    void revoke(PackedToken refreshToken) throws ProviderException;

    /** Ends the provider's session without the browser, by its ID token: best effort, as not every provider listens. */
    void endSession(PackedToken idToken) throws ProviderException;

    /**
     * Where to send the browser to sign out at the provider (OIDC RP-Initiated Logout 1.0), or null if the provider offers no such place or
     * is not known yet.
     */
    @Nullable
    URI logoutLocation(@Nullable PackedToken idToken, String postLogoutRedirect);

    /** Whether sign-ins are possible now: the provider has been discovered. */
    boolean isReady();
}
