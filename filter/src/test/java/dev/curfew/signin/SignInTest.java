package dev.curfew.signin;

import static dev.curfew.observe.SessionEvent.Kind.PROVIDER_NOTICE;
import static dev.curfew.observe.SessionEvent.Kind.PROVIDER_UNAVAILABLE;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_CREATED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_ENDED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_RENEWED;
import static dev.curfew.observe.SessionEvent.Kind.SIGN_IN_REFUSED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.FakeContainerSession;
import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.lifecycle.RenewedSessions;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.session.EndReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final long IDLE = GuardFixture.LIMITS.idle();

    private final GuardFixture stage = GuardFixture.with();

    @Test
    void theFirstSignInAsksForTheAbsoluteTimeoutAndNoPrompt() {
        stage.goToProvider();
        assertThat(stage.provider.demands)
                .containsExactly(new AuthenticationOptions(
                        28_800, false, List.of(), "https://shop.example.com/app/.curfew/callback"));
    }

    @Test
    void withoutAnAbsoluteTimeoutAuthTimeIsAskedForAllTheSame() {
        GuardFixture endless = new GuardFixture(
                new Policy(new Limits(IDLE, Limits.NONE, 0, 0), Reauthentication.REQUIRED, List.of()), 10);
        endless.goToProvider();
        assertThat(endless.provider.demands.get(0).maxAgeSeconds()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void leadsBackToWhereTheUserWanted() {
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/deep/page?x=1&y=%20")));
        assertThat(GuardFixture.header(stage.callback(state), "Location")).isEqualTo("/app/deep/page?x=1&y=%20");
    }

    @Test
    void aStateWorksOnce() {
        String state = stage.goToProvider();
        assertThat(stage.callback(state).status()).isEqualTo(303);
        assertThat(stage.callback(state).status()).isEqualTo(400);
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED);
    }

    @Test
    void anotherBrowsersStateIsWorthNothing() {
        String state = stage.goToProvider();
        stage.cookies.clear();
        assertThat(stage.callback(state).status()).isEqualTo(400);
        assertThat(stage.registry.size()).isZero();
    }

    @Test
    void aSecondBrowserTakesNoLivingSessionWhereNothingTellsBrowsersApart() {
        stage.provider.sid = null;
        stage.provider.authTime = null;
        stage.callback(stage.goToProvider());
        stage.cookies.clear();
        stage.callback(stage.goToProvider());
        assertThat(stage.kinds()).containsExactly(PROVIDER_NOTICE, SESSION_CREATED, SESSION_CREATED);
        assertThat(stage.registry.size()).isEqualTo(2);
    }

    @Test
    void aSignInThatTakesTenMinutesIsTakenAndALongerOneStartsAgain() {
        String state = stage.goToProvider();
        stage.now += 600_000;
        stage.provider.authTime = stage.now / 1000;
        assertThat(GuardFixture.header(stage.callback(state), "Location")).isEqualTo("/app/");

        GuardFixture slow = GuardFixture.with();
        String first = slow.goToProvider();
        slow.now += 600_001;
        String second = GuardFixture.stateIn(slow.callback(first));
        assertThat(second).isNotEqualTo(first);
        slow.provider.authTime = slow.now / 1000;
        assertThat(GuardFixture.header(slow.callback(second), "Location")).isEqualTo("/app/");
    }

    @Test
    void aSignInOneSecondBeforeTenMinutesIsTaken() {
        String state = stage.goToProvider();
        stage.now += 599_000;
        stage.provider.authTime = stage.now / 1000;
        assertThat(GuardFixture.header(stage.callback(state), "Location")).isEqualTo("/app/");
    }

    @Test
    void afterATimeoutTheProviderHasToAskForCredentials() {
        stage.signIn();
        stage.pass(IDLE + 250);
        String state = stage.goToProvider();
        assertThat(stage.provider.demands.get(1).prompt()).isTrue();
        stage.provider.authTime = stage.now / 1000;
        stage.callback(state);
        stage.proceed(FakeExchange.navigation("/app/"));
    }

    @Test
    void aProviderThatIgnoresThePromptIsAskedOnceMoreAndThenNotBelieved() {
        stage.signIn();
        stage.pass(IDLE + 250);
        String again = GuardFixture.stateIn(stage.callback(stage.goToProvider()));
        assertThat(stage.provider.demands.get(2).prompt()).isTrue();
        Reply last = stage.callback(again);
        assertThat(last.status()).isEqualTo(403);
        assertThat(stage.kinds()).endsWith(SIGN_IN_REFUSED);
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).status()).isEqualTo(401);
    }

    @Test
    void deletingTheCookieDoesNotHelp() {
        stage.signIn();
        stage.pass(IDLE + 250);
        stage.cookies.clear();
        String again = GuardFixture.stateIn(stage.callback(stage.goToProvider()));
        assertThat(stage.provider.demands)
                .extracting(AuthenticationOptions::prompt)
                .containsExactly(false, false, true);
        assertThat(stage.callback(again).status()).isEqualTo(403);
    }

    @Test
    void silentReturnIsAllowedByName() {
        GuardFixture sso = new GuardFixture(new Policy(GuardFixture.LIMITS, Reauthentication.SSO, List.of()), 10);
        sso.signIn();
        sso.pass(IDLE + 250);
        sso.callback(sso.goToProvider());
        assertThat(sso.provider.demands)
                .extracting(AuthenticationOptions::prompt)
                .containsExactly(false, false);
        sso.proceed(FakeExchange.navigation("/app/"));
    }

    @Test
    void aSilentReturnDoesNotMoveTheAbsoluteEnd() {
        GuardFixture sso = new GuardFixture(new Policy(GuardFixture.LIMITS, Reauthentication.SSO, List.of()), 10);
        sso.signIn();
        sso.now += 28_000_000;
        sso.cookies.clear();
        sso.callback(sso.goToProvider());
        sso.now = GuardFixture.T + 28_800_000 - 1;
        sso.proceed(FakeExchange.navigation("/app/"));
        sso.now++;
        assertThat(sso.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("absolute-timeout");
    }

    @Test
    void theProvidersOwnEndIsKept() {
        stage.provider.sessionExpiry = GuardFixture.T / 1000 + 100;
        stage.signIn();
        stage.now = GuardFixture.T + 99_999;
        stage.proceed(FakeExchange.navigation("/app/"));
        stage.now++;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("provider-session-expired");
    }

    @Test
    void everySignInHasANewCookieAndTheOldOneIsDead() {
        stage.signIn();
        String before = requireNonNull(stage.cookies.get(GuardFixture.NAMES.session()));
        Proceed first = stage.proceed(FakeExchange.navigation("/app/"));
        String state = signInAgain();
        stage.callback(state);
        assertThat(stage.cookies.get(GuardFixture.NAMES.session())).isNotEqualTo(before);
        Proceed second = stage.proceed(FakeExchange.navigation("/app/"));
        assertThat(requireNonNull(second.session()).tag())
                .isEqualTo(requireNonNull(first.session()).tag());
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED, SESSION_RENEWED);
        assertThat(stage.registry.size()).isEqualTo(1);
        stage.cookies.put(GuardFixture.NAMES.session(), before);
        stage.now += RenewedSessions.OVERLAP;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).status()).isEqualTo(401);
    }

    /** A second tab that went to the provider before the first came back. */
    private String signInAgain() {
        String cookie = requireNonNull(stage.cookies.remove(GuardFixture.NAMES.session()));
        String state = stage.goToProvider();
        stage.cookies.put(GuardFixture.NAMES.session(), cookie);
        return state;
    }

    @Test
    void anotherUsersSessionInTheSameBrowserEndsFirst() {
        stage.signIn();
        FakeContainerSession http = new FakeContainerSession("nobody");
        stage.proceed(FakeExchange.navigation("/app/").naming(http));
        String state = signInAgain();
        stage.provider.user = "bob";
        stage.provider.sid = "another-provider-session";
        stage.callback(state);
        assertThat(http.ended).isTrue();
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED, SESSION_ENDED, SESSION_CREATED);
        assertThat(stage.farewells).extracting(ended -> ended.end().reason()).containsExactly(EndReason.LOGOUT);
        assertThat(requireNonNull(
                                stage.proceed(FakeExchange.navigation("/app/")).profile())
                        .name())
                .isEqualTo("bob");
    }

    @Test
    void aRegistryThatIsFullRefusesTheNewAndKeepsTheLiving() {
        GuardFixture small = new GuardFixture(new Policy(GuardFixture.LIMITS, Reauthentication.REQUIRED, List.of()), 1);
        small.signIn();
        String cookie = requireNonNull(small.cookies.get(GuardFixture.NAMES.session()));
        small.cookies.clear();
        small.provider.user = "bob";
        small.provider.sid = "bobs";
        assertThat(small.callback(small.goToProvider()).status()).isEqualTo(503);
        small.cookies.put(GuardFixture.NAMES.session(), cookie);
        small.proceed(FakeExchange.navigation("/app/"));
    }

    @Test
    void aProviderThatIsDownIs503AndLeavesTheLivingAlone() {
        stage.signIn();
        stage.provider.fault = new ProviderException.Unavailable("down");
        stage.proceed(FakeExchange.navigation("/app/"));
        stage.cookies.clear();
        Reply reply = stage.reply(FakeExchange.navigation("/app/"));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(GuardFixture.header(reply, "Retry-After")).isNotNull();
        assertThat(GuardFixture.headers(reply, "Set-Cookie")).isEmpty();
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED, PROVIDER_UNAVAILABLE);
    }

    @Test
    void whatTheProviderRefusesIsSaidWithoutDetails() {
        String state = stage.goToProvider();
        stage.provider.fault = new ProviderException.Refused(Refusal.DENIED, "access_denied");
        Reply reply = stage.callback(state);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).doesNotContain("access_denied");
        assertThat(stage.kinds()).containsExactly(SIGN_IN_REFUSED);
    }

    @Test
    void aProviderWhoseClockIsWrongIsNotAskedAgain() {
        String state = stage.goToProvider();
        stage.provider.authTime = stage.now / 1000 + 3600;
        assertThat(stage.callback(state).status()).isEqualTo(403);
        assertThat(stage.provider.demands).hasSize(1);
    }

    @Test
    void aBrowserThatNeverBringsItsCookieBackIsToldInsteadOfSentAround() {
        for (int i = 0; i < 3; i++) {
            stage.provider.sid = "session-" + i;
            stage.signIn();
            stage.cookies.remove(GuardFixture.NAMES.session());
            stage.now += 1000;
        }
        Reply reply = stage.reply(FakeExchange.navigation("/app/"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("Sign-in keeps repeating");
        stage.goToProvider();
    }

    @Test
    void somebodyWhoSignsOutAndInAgainAndAgainIsLetIn() {
        for (int i = 0; i < 6; i++) {
            stage.provider.sid = "session-" + i;
            stage.signIn();
            stage.now += 1000;
            assertThat(stage.reply(FakeExchange.navigation("/app/.curfew/logout")
                                    .with("Sec-Fetch-Site", "same-origin"))
                            .status())
                    .isIn(200, 303);
        }
    }

    @Test
    void somebodyWhoIsSignedOutByTheApplicationAgainAndAgainIsLetIn() {
        for (int i = 0; i < 6; i++) {
            stage.provider.sid = "session-" + i;
            stage.signIn();
            signedOutByTheApplicationAfter(2000);
        }
    }

    @Test
    void anApplicationThatEndsEachSessionAtOnceSendsNobodyAround() {
        for (int i = 0; i < 3; i++) {
            stage.provider.sid = "session-" + i;
            stage.signIn();
            signedOutByTheApplicationAfter(1999);
        }
        assertThat(stage.reply(FakeExchange.navigation("/app/")).body()).contains("Sign-in keeps repeating");
    }

    private void signedOutByTheApplicationAfter(long millis) {
        FakeExchange request = FakeExchange.navigation("/app/");
        Decision.Proceed admitted = stage.proceed(request);
        stage.now += millis;
        stage.guard.completed(request, admitted, true, stage.now);
    }
}
