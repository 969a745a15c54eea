package dev.curfew.demo.provider;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads logout requests, and refuses those that lie: a hint that is not ours, or a way back that is not registered. */
final class LogoutRequests {

    private final URI endpoint;
    private final Clients clients;
    private final SigningKeys keys;

    LogoutRequests(URI issuer, Clients clients, SigningKeys keys) {
        this.endpoint = URI.create(issuer + Endpoint.END_SESSION.path());
        this.clients = clients;
        this.keys = keys;
    }

    Logout read(HTTPRequest http) throws GeneralException {
        LogoutRequest request = LogoutRequest.parse(endpoint, Browser.parameters(http));
        JWTClaimsSet hint = request.getIDTokenHint() == null ? null : verified(request.getIDTokenHint());
        return new Logout(hint != null, hint == null ? null : sidOf(hint), wayBack(request, clientId(request, hint)));
    }

    private @Nullable URI wayBack(LogoutRequest request, @Nullable String clientId) throws GeneralException {
        URI target = request.getPostLogoutRedirectionURI();
        if (target == null) {
            return null;
        }
        if (clientId == null
                || clients.find(clientId)
                        .filter(client -> client.mayRedirectAfterLogoutTo(target))
                        .isEmpty()) {
            throw refused("post_logout_redirect_uri: not registered for this client");
        }
        return withState(request, target);
    }

    private static URI withState(LogoutRequest request, URI target) {
        if (request.getState() == null) {
            return target;
        }
        String separator = target.getRawQuery() == null ? "?" : "&";
        String state = URLEncoder.encode(request.getState().getValue(), StandardCharsets.UTF_8);
        return URI.create(target + separator + "state=" + state);
    }

    private static @Nullable String clientId(LogoutRequest request, @Nullable JWTClaimsSet hint)
            throws GeneralException {
        String named =
                request.getClientID() == null ? null : request.getClientID().getValue();
        if (hint == null) {
            return named;
        }
        String hinted = hint.getAudience().get(0);
        if (named != null && !named.equals(hinted)) {
            throw refused("client_id: not the one the id_token_hint was issued to");
        }
        return hinted;
    }

    /** An expired ID token will do (RP-Initiated Logout 2), a foreign or unsigned one will not. */
    private JWTClaimsSet verified(JWT hint) throws GeneralException {
        try {
            if (hint instanceof SignedJWT signed && keys.signed(signed)) {
                return Objects.requireNonNull(signed.getJWTClaimsSet());
            }
        } catch (ParseException unreadable) {
            throw new GeneralException("id_token_hint: unreadable", OAuth2Error.INVALID_REQUEST, unreadable);
        }
        throw refused("id_token_hint: not issued by this provider");
    }

    private static @Nullable String sidOf(JWTClaimsSet hint) throws GeneralException {
        try {
            return hint.getStringClaim("sid");
        } catch (ParseException unreadable) {
            throw new GeneralException("id_token_hint: unreadable sid", OAuth2Error.INVALID_REQUEST, unreadable);
        }
    }

    private static GeneralException refused(String why) {
        return new GeneralException(why, OAuth2Error.INVALID_REQUEST);
    }
}
