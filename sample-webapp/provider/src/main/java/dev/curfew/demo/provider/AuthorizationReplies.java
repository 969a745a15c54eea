package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Sends the browser back to the relying party, with a code or with an error. */
final class AuthorizationReplies {

    private final Issuer issuer;
    private final InstantSource clock;
    private final Duration codeLifetime;
    private final ProviderSessions sessions;
    private final TokenStore store;

    AuthorizationReplies(
            Issuer issuer, InstantSource clock, Duration codeLifetime, ProviderSessions sessions, TokenStore store) {
        this.issuer = issuer;
        this.clock = clock;
        this.codeLifetime = codeLifetime;
        this.sessions = sessions;
        this.store = store;
    }

    HTTPResponse success(AuthenticationRequest request, ProviderSession session) {
        String clientId = request.getClientID().getValue();
        sessions.join(session.sid(), clientId);
        Authorization authorization = new Authorization(clientId, session, request.getScope(), request.getNonce());
        AuthorizationCode code = store.add(new PendingCode(
                new TokenFamily(authorization),
                request.getRedirectionURI(),
                request.getCodeChallenge(),
                clock.instant().plus(codeLifetime)));
        return Replies.seeOther(new AuthenticationSuccessResponse(
                        request.getRedirectionURI(),
                        code,
                        null,
                        null,
                        request.getState(),
                        null,
                        issuer,
                        ResponseMode.QUERY)
                .toURI());
    }

    HTTPResponse failure(AuthenticationRequest request, ErrorObject error) {
        return failure(request.getRedirectionURI(), error, request.getState());
    }

    /** For a request that could not be read: the redirect URI must have been checked. */
    HTTPResponse failure(GeneralException refusal) {
        ErrorObject error = refusal.getErrorObject();
        return failure(
                refusal.getRedirectionURI(), error == null ? OAuth2Error.INVALID_REQUEST : error, refusal.getState());
    }

    private HTTPResponse failure(URI redirectUri, ErrorObject error, @Nullable State state) {
        return Replies.seeOther(
                new AuthenticationErrorResponse(redirectUri, error, state, issuer, ResponseMode.QUERY).toURI());
    }
}
