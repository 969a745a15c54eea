package dev.curfew.pac4j;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.oidc.ProviderException.Unavailable;
import dev.curfew.session.PackedToken;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.pac4j.oidc.config.OidcConfiguration;

/** Calls the provider's endpoints at the end of a session: revocation (RFC 7009) and RP-initiated logout. */
final class LogoutEndpoints {

    private final OidcSettings settings;
    private final OIDCProviderMetadata metadata;
    private final OidcConfiguration configuration;
    private final ProviderHttp http;

    LogoutEndpoints(
            OidcSettings settings, OIDCProviderMetadata metadata, OidcConfiguration configuration, ProviderHttp http) {
        this.settings = settings;
        this.metadata = metadata;
        this.configuration = configuration;
        this.http = http;
    }

    /** Whether the provider can be told of an end by an ID token. */
    boolean takesIdTokens() {
        return metadata.getEndSessionEndpointURI() != null;
    }

    /** Whether the provider can be told of an end by a refresh token. */
    boolean takesRefreshTokens() {
        return metadata.getRevocationEndpointURI() != null;
    }

    void revoke(PackedToken refreshToken) throws ProviderException {
        URI endpoint = metadata.getRevocationEndpointURI();
        if (endpoint == null) {
            return;
        }
        RefreshToken token = new RefreshToken(refreshToken.reveal());
        ClientAuthentication authentication =
                configuration.getOpMetadataResolver().getClientAuthenticationTokenEndpoint();
        TokenRevocationRequest request = authentication == null
                ? new TokenRevocationRequest(endpoint, new ClientID(settings.clientId()), token)
                : new TokenRevocationRequest(endpoint, authentication, token);
        try {
            HTTPResponse answer = http.send(request.toHTTPRequest(), "revocation endpoint");
            if (answer.getStatusCode() >= 400) {
                throw new Refused(Refusal.INVALID, "revocation endpoint: status " + answer.getStatusCode());
            }
        } catch (IOException fault) {
            throw new Unavailable("revocation endpoint: " + fault.getMessage(), fault);
        }
    }

    void endSession(PackedToken idToken) throws ProviderException {
        URI endpoint = metadata.getEndSessionEndpointURI();
        if (endpoint == null) {
            return;
        }
        try {
            LogoutRequest request = new LogoutRequest(endpoint, JWTParser.parse(idToken.reveal()));
            HTTPResponse answer = http.send(request.toHTTPRequest(), "end-session endpoint");
            if (answer.getStatusCode() >= 400) {
                throw new Refused(Refusal.INVALID, "end-session endpoint: status " + answer.getStatusCode());
            }
        } catch (IOException fault) {
            throw new Unavailable("end-session endpoint: " + fault.getMessage(), fault);
        } catch (java.text.ParseException fault) {
            throw new Refused(Refusal.INVALID, "the ID token cannot be read", fault);
        }
    }

    @Nullable
    URI location(@Nullable PackedToken idToken, String postLogoutRedirect) {
        URI endpoint = metadata.getEndSessionEndpointURI();
        if (endpoint == null) {
            return null;
        }
        return new LogoutRequest(
                        endpoint,
                        idToken == null ? null : parsed(idToken),
                        null,
                        new ClientID(settings.clientId()),
                        URI.create(postLogoutRedirect),
                        null,
                        null)
                .toURI();
    }

    private static @Nullable JWT parsed(PackedToken idToken) {
        try {
            return JWTParser.parse(idToken.reveal());
        } catch (java.text.ParseException notAJwt) {
            return null;
        }
    }
}
