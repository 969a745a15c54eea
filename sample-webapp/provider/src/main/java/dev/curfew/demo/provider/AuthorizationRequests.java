package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.ACRRequest;
import java.net.URI;
import java.util.List;

/** Reads authentication requests, and refuses what this provider does not do. */
final class AuthorizationRequests {

    private final URI endpoint;
    private final Clients clients;
    private final List<ACR> acrs;

    AuthorizationRequests(URI issuer, Clients clients, List<String> acrValues) {
        this.endpoint = URI.create(issuer + Endpoint.AUTHORIZATION.path());
        this.clients = clients;
        this.acrs = acrValues.stream().map(ACR::new).toList();
    }

    /** A refusal carries the client and the redirect URI as far as they could be read; neither is checked. */
    AuthenticationRequest read(HTTPRequest http) throws GeneralException {
        AuthenticationRequest request = AuthenticationRequest.parse(endpoint, Browser.parameters(http));
        if (request.specifiesRequestObject()) {
            throw refusal(request, OAuth2Error.REQUEST_NOT_SUPPORTED);
        }
        if (!ResponseType.CODE.equals(request.getResponseType())) {
            throw refusal(request, OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (request.getResponseMode() != null && !ResponseMode.QUERY.equals(request.getResponseMode())) {
            throw refusal(request, OAuth2Error.INVALID_REQUEST.setDescription("response_mode: only query"));
        }
        checkProof(request);
        checkClass(request);
        return request;
    }

    private void checkProof(AuthenticationRequest request) throws ParseException {
        boolean given = request.getCodeChallenge() != null;
        if (given && !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            throw refusal(request, OAuth2Error.INVALID_REQUEST.setDescription("code_challenge_method: only S256"));
        }
        if (!given
                && clients.find(request.getClientID())
                        .filter(DemoClient::isPublic)
                        .isPresent()) {
            throw refusal(request, OAuth2Error.INVALID_REQUEST.setDescription("code_challenge: missing"));
        }
    }

    /** The SDK would say {@code access_denied}, which a relying party must take for the user's will. */
    private void checkClass(AuthenticationRequest request) throws ParseException {
        try {
            ACRRequest.resolve(request).ensureACRSupport(request, acrs);
        } catch (GeneralException unsupported) {
            throw refusal(request, OIDCError.UNMET_AUTHENTICATION_REQUIREMENTS);
        }
    }

    private static ParseException refusal(AuthenticationRequest request, ErrorObject error) {
        return new ParseException(
                String.valueOf(error.getDescription()),
                error,
                request.getClientID(),
                request.getRedirectionURI(),
                ResponseMode.QUERY,
                request.getState());
    }
}
