package dev.curfew.demo.provider;

import static dev.curfew.demo.provider.RelyingParty.claims;
import static dev.curfew.demo.provider.RelyingParty.tokenError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest extends WithProvider {

    @ParameterizedTest
    @CsvSource({
        "WRONG_SIGNATURE, Invalid signature",
        "WRONG_ISSUER, Unexpected JWT issuer",
        "WRONG_AUDIENCE, Unexpected JWT audience",
        "WRONG_NONCE, Unexpected JWT nonce",
        "NONE_ALGORITHM, Signed ID token expected",
        "EXPIRED_ID_TOKEN, Expired JWT"
    })
    void spoilsTheIdTokenUntilSwitchedOff(Fault fault, String complaint) {
        demo.faults().on(fault);
        OIDCTokens spoiled = party.signedIn(browser, "alice");
        demo.faults().off(fault);
        OIDCTokens sound = party.signedIn(new TestBrowser(), "alice");

        assertThatThrownBy(() -> party.verified(spoiled)).hasMessageContaining(complaint);
        assertThatCode(() -> party.verified(sound)).doesNotThrowAnyException();
    }

    @Test
    void leavesNoSignatureWhereTheAlgorithmIsNone() {
        demo.faults().on(Fault.NONE_ALGORITHM);

        assertThat(party.signedIn(browser, "alice").getIDToken()).isInstanceOf(PlainJWT.class);
    }

    @Test
    void freezesAuthTimeAtTheFirstAuthentication() {
        demo.faults().on(Fault.FROZEN_AUTH_TIME);
        IDTokenClaimsSet first = claims(party.signedIn(browser, "alice"));
        pass(100);

        IDTokenClaimsSet second = claims(party.tokens(party.signIn(browser, "alice", builder -> builder.maxAge(10))));

        assertThat(second.getAuthenticationTime()).isEqualTo(first.getAuthenticationTime());
    }

    @Test
    void signsInSilentlyWhereItIgnoresReauthentication() {
        Instant start = clock.instant();
        party.signedIn(browser, "alice");
        pass(100);
        demo.faults().on(Fault.IGNORE_REAUTHENTICATION);

        OIDCTokens tokens = party.tokens(party.code(party.open(browser, builder -> builder.maxAge(0))));

        assertThat(claims(tokens).getAuthenticationTime()).isEqualTo(Date.from(start));
    }

    @Test
    void shiftsAuthTime() {
        demo.faults().shiftAuthTime(Duration.ofHours(-2));

        assertThat(claims(party.signedIn(browser, "alice")).getAuthenticationTime())
                .isEqualTo(Date.from(clock.instant().minusSeconds(7_200)));
    }

    @Test
    void omitsAuthTimeAndSid() {
        demo.faults().on(Fault.OMIT_AUTH_TIME, Fault.OMIT_SID);

        IDTokenClaimsSet claims = claims(party.signedIn(browser, "alice"));

        assertThat(claims.getAuthenticationTime()).isNull();
        assertThat(claims.getSessionID()).isNull();
    }

    @Test
    void refusesToRefreshAndLeavesTheTokenGood() {
        OIDCTokens tokens = party.signedIn(browser, "alice");
        demo.faults().on(Fault.INVALID_GRANT_ON_REFRESH);
        assertThat(tokenError(party.refresh(tokens))).isEqualTo("invalid_grant");

        demo.faults().clear();

        assertThat(party.refresh(tokens).getStatusCode()).isEqualTo(200);
    }

    @Test
    void refusesToAskAgain() {
        demo.faults().on(Fault.REFUSE_PROMPT);

        assertThat(party.error(party.open(browser, builder -> builder.prompt(Prompt.Type.LOGIN))))
                .isEqualTo("login_required");
        assertThat(claims(party.signedIn(browser, "alice")).getSubject()).isNotNull();
    }

    @Test
    void claimsWhatItIsToldInAnyShape() {
        demo.faults().claiming("groups", "Former admin");
        assertThat(claims(party.signedIn(browser, "alice")).getClaim("groups")).isEqualTo("Former admin");
        demo.faults().clear();
        assertThat(claims(party.signedIn(new TestBrowser(), "alice")).getClaim("groups"))
                .isEqualTo(List.of("user"));
    }

    @Test
    void deniesAccess() {
        demo.faults().on(Fault.ACCESS_DENIED);

        assertThat(party.error(party.open(browser, same -> same))).isEqualTo("access_denied");
    }

    @ParameterizedTest
    @EnumSource
    void isDownEverywhereAndCountsAllTheSame(Endpoint endpoint) {
        demo.faults().down();
        long before = demo.requests(endpoint);

        HttpResponse<String> answer = browser.get(demo.uri(endpoint));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(demo.requests(endpoint)).isEqualTo(before + 1);
    }

    @Test
    void isDownAtOneEndpointOnlyUntilItIsUp() {
        demo.faults().down(Endpoint.TOKEN);
        assertThat(browser.get(demo.uri(Endpoint.JWKS)).statusCode()).isEqualTo(200);
        assertThat(party.exchange(party.signIn(browser, "alice")).getStatusCode())
                .isEqualTo(503);

        demo.faults().up();

        assertThat(party.exchange(party.code(party.open(browser, same -> same))).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void answersLateWhereItIsSlow() {
        demo.faults().slow(Endpoint.JWKS, Duration.ofMillis(80));
        long start = System.nanoTime();

        browser.get(demo.uri(Endpoint.JWKS));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void refusesADelayThatWouldHangATest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> demo.faults().slow(Endpoint.JWKS, Faults.LONGEST_DELAY.plusMillis(1)))
                .withMessageContaining("PT30S");
    }
}
