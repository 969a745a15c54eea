package dev.curfew.demo.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Request;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A relying party that does what the specifications ask of one, by the SDK's client side. */
final class RelyingParty {

    static final URI CALLBACK = URI.create("http://127.0.0.1:1/callback");
    static final URI BYE = URI.create("http://127.0.0.1:1/bye");
    static final DemoClient SHOP =
            DemoClient.withSecret("shop", "shop-secret").redirectingTo(CALLBACK).redirectingAfterLogoutTo(BYE);

    final ClientID id;
    private final @Nullable ClientAuthentication proof;
    final CodeVerifier verifier = new CodeVerifier();
    final Nonce nonce = new Nonce();
    final State state = new State();
    final OIDCProviderMetadata provider;
    private final DemoProvider demo;

    RelyingParty(DemoProvider demo) {
        this(demo, SHOP);
    }

    RelyingParty(DemoProvider demo, DemoClient client) {
        this.demo = demo;
        id = new ClientID(client.id());
        proof = client.secret() == null ? null : new ClientSecretBasic(id, new Secret(client.secret()));
        try {
            provider = OIDCProviderMetadata.resolve(new Issuer(demo.issuer()));
        } catch (GeneralException | IOException failure) {
            throw new AssertionError(failure);
        }
    }

    URI request(UnaryOperator<AuthenticationRequest.Builder> change) {
        AuthenticationRequest.Builder builder = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile"), id, CALLBACK)
                .endpointURI(provider.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        return change.apply(builder).build().toURI();
    }

    HttpResponse<String> open(TestBrowser browser, UnaryOperator<AuthenticationRequest.Builder> change) {
        return browser.get(request(change));
    }

    /** Opens the sign-in page, which must come, and fills it in. */
    AuthorizationCode signIn(TestBrowser browser, String user, UnaryOperator<AuthenticationRequest.Builder> change) {
        HttpResponse<String> page = open(browser, change);
        assertThat(page.body()).contains("name=\"password\"");
        return code(browser.submit(page, Map.of("username", user, "password", user)));
    }

    AuthorizationCode signIn(TestBrowser browser, String user) {
        return signIn(browser, user, same -> same);
    }

    OIDCTokens signedIn(TestBrowser browser, String user) {
        return tokens(signIn(browser, user));
    }

    AuthorizationCode code(HttpResponse<String> redirect) {
        AuthenticationResponse response = response(redirect);
        assertThat(response.indicatesSuccess()).as(redirect.toString()).isTrue();
        return response.toSuccessResponse().getAuthorizationCode();
    }

    String error(HttpResponse<String> redirect) {
        AuthenticationResponse response = response(redirect);
        assertThat(response.indicatesSuccess()).isFalse();
        return response.toErrorResponse().getErrorObject().getCode();
    }

    private AuthenticationResponse response(HttpResponse<String> redirect) {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(TestBrowser.location(redirect));
            assertThat(response.getState()).isEqualTo(state);
            assertThat(response.getIssuer()).isEqualTo(provider.getIssuer());
            return response;
        } catch (GeneralException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    HTTPResponse exchange(AuthorizationCode code) {
        return exchange(code, verifier);
    }

    HTTPResponse exchange(AuthorizationCode code, CodeVerifier proof) {
        return redeem(new AuthorizationCodeGrant(code, CALLBACK, proof));
    }

    HTTPResponse refresh(OIDCTokens tokens) {
        return redeem(new RefreshTokenGrant(tokens.getRefreshToken()));
    }

    HTTPResponse redeem(AuthorizationGrant grant) {
        return redeem(grant, proof);
    }

    HTTPResponse redeem(AuthorizationGrant grant, @Nullable ClientAuthentication with) {
        URI endpoint = provider.getTokenEndpointURI();
        return send(
                with == null
                        ? new TokenRequest.Builder(endpoint, id, grant).build()
                        : new TokenRequest.Builder(endpoint, with, grant).build());
    }

    HTTPResponse revoke(Token token) {
        URI endpoint = demo.uri(Endpoint.REVOCATION);
        return send(
                proof == null
                        ? new TokenRevocationRequest(endpoint, id, token)
                        : new TokenRevocationRequest(endpoint, proof, token));
    }

    OIDCTokens tokens(AuthorizationCode code) {
        return tokens(exchange(code));
    }

    OIDCTokens tokens(HTTPResponse response) {
        try {
            return OIDCTokenResponse.parse(response).getOIDCTokens();
        } catch (GeneralException refused) {
            throw new AssertionError(response.getBody(), refused);
        }
    }

    static String tokenError(HTTPResponse response) {
        try {
            return TokenErrorResponse.parse(response).getErrorObject().getCode();
        } catch (GeneralException unreadable) {
            throw new AssertionError(response.getBody(), unreadable);
        }
    }

    /** The claims, after all the checks of OpenID Connect Core 3.1.3.7. */
    IDTokenClaimsSet verified(OIDCTokens tokens) throws Exception {
        JWKSet keys = JWKSet.load(provider.getJWKSetURI().toURL());
        return new IDTokenValidator(provider.getIssuer(), id, JWSAlgorithm.RS256, keys)
                .validate(tokens.getIDToken(), nonce);
    }

    /** The claims as they are, when only the provider's clock has moved. */
    static IDTokenClaimsSet claims(OIDCTokens tokens) {
        try {
            return new IDTokenClaimsSet(tokens.getIDToken().getJWTClaimsSet());
        } catch (GeneralException | java.text.ParseException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static HTTPResponse send(Request request) {
        try {
            return request.toHTTPRequest().send();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
