package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import org.jspecify.annotations.Nullable;

/** Code exchange and refresh. */
final class TokenEndpoint implements Handler {

    private final Clients clients;
    private final TokenStore store;
    private final TokenIssuer issuer;
    private final Faults faults;

    TokenEndpoint(Clients clients, TokenStore store, TokenIssuer issuer, Faults faults) {
        this.clients = clients;
        this.store = store;
        this.issuer = issuer;
        this.faults = faults;
    }

    @Override
    public HTTPResponse handle(HTTPRequest http) throws GeneralException {
        TokenRequest request = TokenRequest.parse(http);
        DemoClient client = clients.authenticate(request.getClientAuthentication(), request.getClientID());
        return new OIDCTokenResponse(tokens(client.id(), request)).toHTTPResponse();
    }

    private OIDCTokens tokens(String clientId, TokenRequest request) throws GeneralException {
        AuthorizationGrant grant = request.getAuthorizationGrant();
        if (grant instanceof AuthorizationCodeGrant code) {
            return issuer.first(store.redeem(code, clientId));
        }
        if (grant instanceof RefreshTokenGrant refresh) {
            return refreshed(clientId, refresh, request.getScope());
        }
        throw new GeneralException(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }

    private OIDCTokens refreshed(String clientId, RefreshTokenGrant grant, @Nullable Scope asked)
            throws GeneralException {
        if (faults.has(Fault.INVALID_GRANT_ON_REFRESH)) {
            throw new GeneralException(OAuth2Error.INVALID_GRANT.setDescription("refused, as the test asked"));
        }
        TokenFamily family = store.rotate(grant.getRefreshToken(), clientId, asked);
        return issuer.next(family, asked == null ? family.authorization().scope() : asked);
    }
}
