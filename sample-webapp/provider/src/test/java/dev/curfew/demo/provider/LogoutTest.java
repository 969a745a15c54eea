package dev.curfew.demo.provider;

import static dev.curfew.demo.provider.RelyingParty.BYE;
import static dev.curfew.demo.provider.RelyingParty.SHOP;
import static dev.curfew.demo.provider.RelyingParty.claims;
import static dev.curfew.demo.provider.RelyingParty.tokenError;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogoutTest extends WithProvider {

    private BackChannelReceiver receiver = new BackChannelReceiver();

    LogoutTest() throws IOException {}

    @BeforeEach
    void listen() throws IOException {
        receiver = new BackChannelReceiver();
        demo.register(SHOP.notifiedAt(receiver.uri()));
    }

    @AfterEach
    void hangUp() {
        receiver.close();
    }

    @Test
    void sendsALogoutTokenThatPassesEveryCheckOfTheSpecification() throws Exception {
        OIDCTokens tokens = party.signedIn(browser, "alice");
        String sid = claims(tokens).getSessionID().getValue();

        List<BackChannelLogout> told = demo.endSession(sid);

        assertThat(told).singleElement().satisfies(logout -> {
            assertThat(logout.delivered()).isTrue();
            assertThat(logout.sid()).isEqualTo(sid);
            assertThat(logout.clientId()).isEqualTo("shop");
        });
        SignedJWT token = receiver.received.get(0);
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        JWKSet keys = JWKSet.load(party.provider.getJWKSetURI().toURL());
        LogoutTokenClaimsSet claims = new LogoutTokenValidator(
                        party.provider.getIssuer(), party.id, JWSAlgorithm.RS256, keys)
                .validate(token);
        assertThat(claims.getSessionID().getValue()).isEqualTo(sid);
        assertThat(claims.getSubject()).isEqualTo(claims(tokens).getSubject());
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(clock.instant()));
        assertThat(claims.getExpirationTime())
                .isEqualTo(Date.from(clock.instant().plusSeconds(120)));
        assertThat(claims.getJWTID()).isNotNull();
    }

    @Test
    void endsTheRefreshTokensAndTheSingleSignOnWithTheSession() {
        OIDCTokens tokens = party.signedIn(browser, "alice");

        demo.endSession(claims(tokens).getSessionID().getValue());

        assertThat(tokenError(party.refresh(tokens))).isEqualTo("invalid_grant");
        assertThat(party.open(browser, same -> same).body()).contains("name=\"password\"");
    }

    @Test
    void endsEverySessionOfOneUserAndNoOther() {
        party.signedIn(browser, "alice");
        party.signedIn(new TestBrowser(), "alice");
        party.signedIn(new TestBrowser(), "bob");

        demo.endSessionsOf("alice");

        assertThat(receiver.received).hasSizeGreaterThanOrEqualTo(2);
        assertThat(demo.sessions())
                .extracting(ProviderSession::username)
                .contains("bob")
                .doesNotContain("alice");
    }

    @Test
    void recordsARefusalAndAMissingAnswer() {
        receiver.answer = 400;
        party.signedIn(browser, "alice");
        party.signedIn(new TestBrowser(), "bob");

        BackChannelLogout refused = demo.endSessionsOf("bob").get(0);
        receiver.close();
        BackChannelLogout unheard = demo.endSessionsOf("alice").get(0);

        assertThat(refused.delivered()).isFalse();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(unheard.delivered()).isFalse();
        assertThat(unheard.status()).isZero();
        assertThat(demo.backChannelLogouts()).contains(refused, unheard);
    }

    @Test
    void tellsNobodyOfASessionItDoesNotKnow() {
        assertThat(demo.endSession("unknown")).isEmpty();
    }

    @Test
    void signsFaultyLogoutTokensForTests() throws Exception {
        String token = demo.signedToken("JWT", Map.of("iss", "somebody", "nonce", "n", "events", Map.of()));

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getIssuer()).isEqualTo("somebody");
    }

    @Test
    void signsOutAtOnceWithAHintAndReturnsWithTheState() {
        OIDCTokens tokens = party.signedIn(browser, "alice");

        HttpResponse<String> answer = browser.get(endSession(tokens.getIDToken(), null, BYE));

        assertThat(TestBrowser.location(answer)).hasToString(BYE + "?state=a%26b");
        assertThat(demo.backChannelLogouts())
                .extracting(BackChannelLogout::sid)
                .contains(claims(tokens).getSessionID().getValue());
        assertThat(party.open(browser, same -> same).body()).contains("name=\"password\"");
    }

    @Test
    void acceptsAnExpiredHintWithoutACookie() {
        OIDCTokens tokens = party.signedIn(browser, "alice");
        pass(3_600);

        TestBrowser.location(new TestBrowser().get(endSession(tokens.getIDToken(), null, BYE)));

        assertThat(demo.sessions())
                .extracting(ProviderSession::sid)
                .doesNotContain(claims(tokens).getSessionID().getValue());
    }

    @Test
    void asksFirstWithoutAHint() {
        OIDCTokens tokens = party.signedIn(browser, "alice");
        String sid = claims(tokens).getSessionID().getValue();

        HttpResponse<String> page = browser.get(endSession(null, party.id, BYE));
        assertThat(page.body()).contains("alice");
        assertThat(demo.sessions()).extracting(ProviderSession::sid).contains(sid);

        assertThat(browser.submit(page, Map.of(), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(400);
        assertThat(TestBrowser.location(browser.submit(page, Map.of()))).hasToString(BYE + "?state=a%26b");
        assertThat(demo.sessions()).extracting(ProviderSession::sid).doesNotContain(sid);
    }

    @Test
    void asksFirstWhenTheHintSpeaksOfAnotherSession() {
        OIDCTokens other = party.signedIn(new TestBrowser(), "bob");
        party.signedIn(browser, "alice");

        assertThat(browser.get(endSession(other.getIDToken(), null, BYE)).body())
                .contains("alice");
    }

    @Test
    void showsItsOwnPageWithoutAWayBack() {
        party.signedIn(browser, "alice");

        HttpResponse<String> page = browser.get(demo.uri(Endpoint.END_SESSION));

        assertThat(browser.submit(page, Map.of()).body()).contains("You are signed out");
    }

    @Test
    void neverReturnsToAnAddressThatIsNotRegistered() {
        OIDCTokens tokens = party.signedIn(browser, "alice");
        URI stranger = URI.create("https://evil.example/");

        assertThat(browser.get(endSession(tokens.getIDToken(), null, stranger)).statusCode())
                .isEqualTo(400);
        assertThat(browser.get(endSession(null, null, BYE)).statusCode()).isEqualTo(400);
        assertThat(browser.get(endSession(tokens.getIDToken(), new ClientID("other"), BYE))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAHintItHasNotSigned() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(demo.issuer().toString())
                .audience("shop")
                .build();
        JWT foreign = new SigningKeys().signWithUnpublishedKey(JOSEObjectType.JWT, claims);

        assertThat(browser.get(endSession(foreign, null, BYE)).statusCode()).isEqualTo(400);
        assertThat(browser.get(endSession(new PlainJWT(claims), null, BYE)).statusCode())
                .isEqualTo(400);
    }

    private URI endSession(@Nullable JWT hint, @Nullable ClientID client, URI wayBack) {
        return new LogoutRequest(demo.uri(Endpoint.END_SESSION), hint, null, client, wayBack, new State("a&b"), null)
                .toURI();
    }
}
