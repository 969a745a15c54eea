package dev.curfew.demo.provider;

import static dev.curfew.demo.provider.RelyingParty.tokenError;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeFlowTest extends WithProvider {

    private static final DemoClient SPA = DemoClient.withoutSecret("spa").redirectingTo(RelyingParty.CALLBACK);

    private static final DemoClient LATE =
            DemoClient.withSecret("late", "late-secret").redirectingToAnyLoopback();

    CodeFlowTest() {
        super(SPA, LATE);
    }

    @Test
    void givesTokensThatPassEveryCheckOfTheSpecification() throws Exception {
        long before = demo.requests(Endpoint.TOKEN);
        IDTokenClaimsSet claims = party.verified(party.signedIn(browser, "admin"));

        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("admin");
        assertThat(claims.getStringClaim("name")).isEqualTo("Admin Demo");
        assertThat(claims.getStringClaim("email")).isEqualTo("admin@example.com");
        assertThat(claims.getClaim("realm_access")).isEqualTo(Map.of("roles", List.of("user", "admin")));
        assertThat(claims.getClaim("groups")).isEqualTo(List.of("user", "admin"));
        assertThat(claims.getAuthenticationTime()).isEqualTo(Date.from(clock.instant()));
        assertThat(claims.getACR().getValue()).isEqualTo("1");
        assertThat(demo.sessions())
                .extracting(ProviderSession::sid)
                .contains(claims.getSessionID().getValue());
        assertThat(demo.requests(Endpoint.TOKEN)).isEqualTo(before + 1);
    }

    @Test
    void tellsAtUserInfoWhatTheIdTokenTells() throws Exception {
        OIDCTokens tokens = party.signedIn(browser, "bob");

        UserInfo info = UserInfoResponse.parse(
                        RelyingParty.send(new UserInfoRequest(demo.uri(Endpoint.USERINFO), tokens.getAccessToken())))
                .toSuccessResponse()
                .getUserInfo();

        assertThat(info.getSubject()).isEqualTo(RelyingParty.claims(tokens).getSubject());
        assertThat(info.getPreferredUsername()).isEqualTo("bob");
        assertThat(info.getClaim("groups")).isEqualTo(List.of("user"));
    }

    @Test
    void refusesAnExpiredAccessTokenAtUserInfo() {
        OIDCTokens tokens = party.signedIn(browser, "bob");
        UserInfoRequest request = new UserInfoRequest(demo.uri(Endpoint.USERINFO), tokens.getAccessToken());
        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(RelyingParty.send(request).getStatusCode()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));
        HTTPResponse refusal = RelyingParty.send(request);

        assertThat(refusal.getStatusCode()).isEqualTo(401);
        assertThat(refusal.getWWWAuthenticate()).contains("invalid_token");
    }

    @Test
    void refusesAnotherCodeVerifier() {
        AuthorizationCode code = party.signIn(browser, "alice");

        assertThat(tokenError(party.exchange(code, new CodeVerifier()))).isEqualTo("invalid_grant");
        assertThat(tokenError(party.exchange(code))).isEqualTo("invalid_grant");
    }

    @Test
    void refusesAMissingCodeVerifier() {
        AuthorizationCode code = party.signIn(browser, "alice");

        HTTPResponse response = party.redeem(new AuthorizationCodeGrant(code, RelyingParty.CALLBACK));

        assertThat(tokenError(response)).isEqualTo("invalid_grant");
    }

    @Test
    void refusesAVerifierWithoutAChallenge() {
        AuthorizationCode code =
                party.signIn(browser, "alice", builder -> builder.codeChallenge((CodeVerifier) null, null));

        assertThat(tokenError(party.exchange(code))).isEqualTo("invalid_grant");
    }

    @Test
    void refusesAnotherRedirectUriAtTheExchange() {
        AuthorizationCode code = party.signIn(browser, "alice");

        HTTPResponse response =
                party.redeem(new AuthorizationCodeGrant(code, URI.create("http://127.0.0.1:1/x"), party.verifier));

        assertThat(tokenError(response)).isEqualTo("invalid_grant");
    }

    @Test
    void refusesACodeThatComesTwiceAndRevokesItsTokens() {
        AuthorizationCode code = party.signIn(browser, "alice");
        OIDCTokens tokens = party.tokens(code);

        assertThat(tokenError(party.exchange(code))).isEqualTo("invalid_grant");

        assertThat(tokenError(party.refresh(tokens))).isEqualTo("invalid_grant");
        assertThat(RelyingParty.send(new UserInfoRequest(demo.uri(Endpoint.USERINFO), tokens.getAccessToken()))
                        .getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void acceptsACodeUntilOneSecondBeforeItsEnd() {
        AuthorizationCode early = party.signIn(browser, "alice");
        clock.advance(Duration.ofSeconds(59));
        assertThat(party.exchange(early).getStatusCode()).isEqualTo(200);

        AuthorizationCode late = party.code(party.open(browser, same -> same));
        clock.advance(Duration.ofSeconds(60));
        assertThat(tokenError(party.exchange(late))).isEqualTo("invalid_grant");
    }

    @Test
    void acceptsTheSecretInTheBody() {
        AuthorizationCode code = party.signIn(browser, "alice");

        HTTPResponse response = party.redeem(grantOf(code), new ClientSecretPost(party.id, new Secret("shop-secret")));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void refusesAWrongSecretAndNone() {
        AuthorizationCode code = party.signIn(browser, "alice");

        HTTPResponse wrong = party.redeem(grantOf(code), new ClientSecretBasic(party.id, new Secret("wrong")));
        HTTPResponse none = party.redeem(grantOf(code), null);

        assertThat(wrong.getStatusCode()).isEqualTo(401);
        assertThat(tokenError(wrong)).isEqualTo("invalid_client");
        assertThat(tokenError(none)).isEqualTo("invalid_client");
        assertThat(party.exchange(code).getStatusCode()).isEqualTo(200);
    }

    @Test
    void letsAPublicClientProveItselfByPkceOnly() {
        RelyingParty spa = new RelyingParty(demo, SPA);

        assertThat(spa.exchange(spa.signIn(browser, "alice")).getStatusCode()).isEqualTo(200);
        assertThat(spa.error(spa.open(browser, builder -> builder.codeChallenge((CodeVerifier) null, null))))
                .isEqualTo("invalid_request");
    }

    @Test
    void neverRedirectsToAnAddressThatIsNotRegistered() {
        for (String stranger :
                List.of("http://127.0.0.1:1/callback/", "http://127.0.0.1:2/callback", "https://evil.example/")) {
            assertThat(party.open(browser, builder -> builder.redirectionURI(URI.create(stranger)))
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(400);
        }
        RelyingParty nobody = new RelyingParty(demo, DemoClient.withoutSecret("nobody"));
        assertThat(nobody.open(browser, same -> same).statusCode()).isEqualTo(400);
        assertThat(browser.get(demo.uri(Endpoint.AUTHORIZATION)).statusCode()).isEqualTo(400);
    }

    @Test
    void redirectsToAnyLoopbackAddressWhereThatIsAllowedByName() {
        RelyingParty late = new RelyingParty(demo, LATE);
        for (String loopback :
                List.of("http://localhost:4711/a", "http://127.0.0.1:4712/b?c=d", "http://[::1]:4713/")) {
            assertThat(late.open(browser, builder -> builder.redirectionURI(URI.create(loopback)))
                            .statusCode())
                    .as(loopback)
                    .isEqualTo(200);
        }
        for (String stranger : List.of(
                "https://localhost.evil.example/",
                "http://localhost@evil.example/",
                "http://192.0.2.1/",
                "ftp://localhost/")) {
            assertThat(late.open(browser, builder -> builder.redirectionURI(URI.create(stranger)))
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(400);
        }
    }

    private AuthorizationCodeGrant grantOf(AuthorizationCode code) {
        return new AuthorizationCodeGrant(code, RelyingParty.CALLBACK, party.verifier);
    }
}
