package dev.curfew.demo.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SignInRulesTest extends WithProvider {

    @Test
    void keepsSidAndAuthTimeAcrossSingleSignOn() {
        IDTokenClaimsSet first = RelyingParty.claims(party.signedIn(browser, "alice"));
        pass(100);

        IDTokenClaimsSet second = silently(UnaryOperator.identity());

        assertThat(second.getSessionID()).isEqualTo(first.getSessionID());
        assertThat(second.getAuthenticationTime()).isEqualTo(first.getAuthenticationTime());
        assertThat(second.getIssueTime()).isAfter(first.getIssueTime());
    }

    @Test
    void keepsSidAndRenewsAuthTimeOnPromptLogin() {
        IDTokenClaimsSet first = RelyingParty.claims(party.signedIn(browser, "alice"));
        pass(100);

        IDTokenClaimsSet second =
                RelyingParty.claims(party.tokens(party.signIn(browser, "alice", SignInRulesTest::asking)));

        assertThat(second.getSessionID()).isEqualTo(first.getSessionID());
        assertThat(second.getAuthenticationTime())
                .isEqualTo(first.getAuthenticationTime().toInstant().plusSeconds(100));
    }

    @Test
    void givesAnotherUserAnotherSidAndSubject() {
        IDTokenClaimsSet alice = RelyingParty.claims(party.signedIn(browser, "alice"));

        IDTokenClaimsSet bob = RelyingParty.claims(party.tokens(party.signIn(browser, "bob", SignInRulesTest::asking)));

        assertThat(bob.getSessionID()).isNotEqualTo(alice.getSessionID());
        assertThat(bob.getSubject()).isNotEqualTo(alice.getSubject());
        assertThat(silently(UnaryOperator.identity()).getSubject()).isEqualTo(bob.getSubject());
    }

    @Test
    void knowsNothingOfAnotherBrowser() {
        party.signedIn(browser, "alice");

        assertAsks(party.open(new TestBrowser(), UnaryOperator.identity()));
    }

    @Test
    void answersPromptNoneWithLoginRequiredUntilSomebodySignsIn() {
        assertThat(party.error(party.open(browser, SignInRulesTest::silent))).isEqualTo("login_required");

        party.signedIn(browser, "alice");

        assertThat(silently(SignInRulesTest::silent).getSessionID()).isNotNull();
    }

    @Test
    void refusesPromptNoneTogetherWithAnother() {
        HttpResponse<String> answer =
                browser.get(URI.create(party.request(UnaryOperator.identity()) + "&prompt=none%20login"));

        assertThat(party.error(answer)).isEqualTo("invalid_request");
    }

    @Test
    void asksAgainOnlyAfterMaxAge() {
        party.signedIn(browser, "alice");

        pass(59);
        silently(builder -> builder.maxAge(60));
        pass(1);
        silently(builder -> builder.maxAge(60));
        pass(1);
        assertAsks(party.open(browser, builder -> builder.maxAge(60)));
        assertThat(party.error(party.open(browser, builder -> silent(builder).maxAge(60))))
                .isEqualTo("login_required");
    }

    @Test
    void asksAtOnceWhenMaxAgeIsZero() {
        party.signedIn(browser, "alice");

        assertAsks(party.open(browser, builder -> builder.maxAge(0)));
    }

    @Test
    void endsTheProviderSessionExactlyAtItsLifetime() {
        OIDCTokens tokens = party.signedIn(browser, "alice");

        pass(Lifetimes.DEFAULT.session().toSeconds() - 1);
        silently(UnaryOperator.identity());
        pass(1);
        assertAsks(party.open(browser, UnaryOperator.identity()));
        assertThat(RelyingParty.tokenError(party.refresh(tokens))).isEqualTo("invalid_grant");
    }

    @Test
    void asksAgainForAStrongerClassAndReportsIt() {
        assertThat(RelyingParty.claims(party.signedIn(browser, "alice")).getACR())
                .isEqualTo(new ACR("1"));
        UnaryOperator<AuthenticationRequest.Builder> stronger = builder -> builder.acrValues(List.of(new ACR("2")));

        IDTokenClaimsSet second = RelyingParty.claims(party.tokens(party.signIn(browser, "alice", stronger)));

        assertThat(second.getACR()).isEqualTo(new ACR("2"));
        assertThat(silently(stronger).getACR()).isEqualTo(new ACR("2"));
    }

    @Test
    void passesOverAClassThatIsNotOnOfferUnlessItIsEssential() {
        party.signedIn(browser, "alice");
        assertThat(silently(builder -> builder.acrValues(List.of(new ACR("9")))).getACR())
                .isEqualTo(new ACR("1"));

        OIDCClaimsRequest essential = new OIDCClaimsRequest()
                .withIDTokenClaimsRequest(new ClaimsSetRequest()
                        .add(new ClaimsSetRequest.Entry("acr")
                                .withClaimRequirement(ClaimRequirement.ESSENTIAL)
                                .withValue("9")));
        assertThat(party.error(party.open(browser, builder -> builder.claims(essential))))
                .isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void asksWhenTheHintSpeaksOfAnotherUser() {
        OIDCTokens alice = party.signedIn(browser, "alice");
        silently(builder -> builder.idTokenHint(alice.getIDToken()));
        TestBrowser other = new TestBrowser();
        party.signedIn(other, "bob");

        assertAsks(party.open(other, builder -> builder.idTokenHint(alice.getIDToken())));
    }

    private IDTokenClaimsSet silently(UnaryOperator<AuthenticationRequest.Builder> change) {
        return RelyingParty.claims(party.tokens(party.code(party.open(browser, change))));
    }

    private static void assertAsks(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"password\"");
    }

    private static AuthenticationRequest.Builder asking(AuthenticationRequest.Builder builder) {
        return builder.prompt(new Prompt(Prompt.Type.LOGIN));
    }

    private static AuthenticationRequest.Builder silent(AuthenticationRequest.Builder builder) {
        return builder.prompt(new Prompt(Prompt.Type.NONE));
    }
}
