package dev.curfew.pac4j;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import java.io.IOException;
import java.net.URI;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.config.OidcConfiguration;
import org.pac4j.oidc.credentials.authenticator.OidcAuthenticator;

/**
 * pac4j's token requests, sent so that a provider that is down can be told from one that says no: pac4j folds both into one exception, and
 * would write the answer, tokens and all, to a debug log.
 */
final class TokenEndpoint extends OidcAuthenticator {

    private final ProviderHttp http;

    TokenEndpoint(OidcConfiguration configuration, OidcClient client, ProviderHttp http) {
        super(configuration, client);
        this.http = http;
    }

    /** Exchanges the code for tokens. */
    OIDCTokens redeem(AuthorizationCode code, String callback, String codeVerifier) throws ProviderException {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(code, URI.create(callback), new CodeVerifier(codeVerifier));
        try {
            HTTPResponse answer = http.send(createTokenRequest(grant).toHTTPRequest(), "token endpoint");
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (response instanceof OIDCTokenResponse tokens) {
                return tokens.getOIDCTokens();
            }
            throw new ProviderException.Refused(
                    Refusal.INVALID,
                    "token endpoint: "
                            + response.toErrorResponse().getErrorObject().getCode());
        } catch (IOException fault) {
            throw new ProviderException.Unavailable("token endpoint: " + fault.getMessage(), fault);
        } catch (ParseException fault) {
            throw new ProviderException.Refused(Refusal.INVALID, "token endpoint: its answer cannot be read", fault);
        }
    }
}
