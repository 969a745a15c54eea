package dev.curfew;

import dev.curfew.http.Exchange;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.SignInSecrets;
import dev.curfew.session.PackedToken;
import java.net.URI;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Converts the provider's times to Curfew's time: if Curfew's clock is ahead, the provider's times are moved ahead
 * too.
 */
final class ProviderByOurTime implements Provider {

    private final Provider provider;
    private final LongUnaryOperator ours;

    /**
     * The provider, translated.
     *
     * @param ours our time of a right clock's, both epoch milliseconds
     */
    ProviderByOurTime(Provider provider, LongUnaryOperator ours) {
        this.provider = provider;
        this.ours = ours;
    }

    @Override
    public Authentication authenticate(Exchange exchange, SignInSecrets transaction, String callback)
            throws ProviderException {
        return provider.authenticate(exchange, transaction, callback).by(ours);
    }

    @Override
    public AuthorizationRequest authorize(Exchange exchange, AuthenticationOptions demand) throws ProviderException {
        return provider.authorize(exchange, demand);
    }

    @Override
    public void revoke(PackedToken refreshToken) throws ProviderException {
        provider.revoke(refreshToken);
    }

    @Override
    public void endSession(PackedToken idToken) throws ProviderException {
        provider.endSession(idToken);
    }

    @Override
    public @Nullable URI logoutLocation(@Nullable PackedToken idToken, String postLogoutRedirect) {
        return provider.logoutLocation(idToken, postLogoutRedirect);
    }

    @Override
    public boolean isReady() {
        return provider.isReady();
    }
}
