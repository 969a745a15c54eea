package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.http.FakeExchange;
import dev.curfew.oidc.Freshness;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Binding.OnChange;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import org.junit.jupiter.api.Test;

/** A user with a living session comes back from the provider once more: what goes on, and what does not begin anew. */
class RenewalTest {

    private static final long T = GuardFixture.T;
    private static final long AWAY = 300_000;

    private static final Rule PAYMENTS = new Rule(
            "payments",
            Condition.path("/app/pay/**"),
            Effect.builder().idle(AWAY).build());

    private final GuardFixture stage = GuardFixture.with(PAYMENTS);

    private SessionRecord session() {
        return requireNonNull(stage.registry.find(key()));
    }

    private SessionKey key() {
        String cookie = stage.cookies.get(GuardFixture.NAMES.session());
        return requireNonNull(SampleSession.keyOf(requireNonNull(cookie)));
    }

    /** The cookie is lost, and the provider's own session brings the user back: with the same {@code auth_time}, if it does not say otherwise. */
    private void comeBackSilently() {
        SessionKey before = key();
        stage.cookies.remove(GuardFixture.NAMES.session());
        assertThat(stage.callback(stage.goToProvider()).status()).isEqualTo(303);
        assertThat(key()).isNotEqualTo(before);
        assertThat(stage.registry.find(before)).isNull();
    }

    private int statusOf(String path) {
        return stage.decide(FakeExchange.fetch("GET", path)) instanceof Decision.Respond refused
                ? refused.reply().status()
                : 200;
    }

    @Test
    void whoWasAwayForTooLongWasSoUnderTheNextCookieToo() {
        stage.signIn();
        stage.now += AWAY;
        assertThat(statusOf("/app/")).isEqualTo(200);
        assertThat(statusOf("/app/pay/")).isEqualTo(401);
        comeBackSilently();
        assertThat(SessionTime.longestIdle(session(), stage.now)).isEqualTo(AWAY);
        assertThat(statusOf("/app/pay/")).isEqualTo(401);
    }

    @Test
    void whoWasNotAwayForTooLongComesInUnderTheNextCookieToo() {
        stage.signIn();
        stage.now += AWAY - 1;
        comeBackSilently();
        assertThat(statusOf("/app/pay/")).isEqualTo(200);
    }

    @Test
    void anAbsenceThatLastsUntilTheSilentSignInCounts() {
        stage.signIn();
        stage.now += AWAY;
        comeBackSilently();
        assertThat(statusOf("/app/pay/")).isEqualTo(401);
    }

    @Test
    void newCredentialsMakeGoodForAnAbsence() {
        stage.signIn();
        stage.now += AWAY;
        assertThat(statusOf("/app/")).isEqualTo(200);
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/pay/")));
        stage.now += 5000;
        stage.provider.authTime = stage.now / 1000;
        assertThat(stage.callback(state).status()).isEqualTo(303);
        assertThat(session().longestIdle()).isZero();
        assertThat(statusOf("/app/pay/")).isEqualTo(200);
    }

    /** Given for another application, say: they count if they are later than the absence, by more than the clocks may differ. */
    @Test
    void credentialsThatNobodyAskedForMakeGoodOnlyForWhatWasBefore() {
        long skew = Freshness.skew(GuardFixture.LIMITS);
        stage.signIn();
        stage.now += AWAY;
        statusOf("/app/");
        long last = session().lastActivity();
        stage.provider.authTime = (last + skew) / 1000;
        stage.now = last + skew + 5000;
        comeBackSilently();
        assertThat(statusOf("/app/pay/")).isEqualTo(401);
        last = session().lastActivity();
        stage.provider.authTime = (last + skew) / 1000 + 1;
        stage.now = last + skew + 5000;
        comeBackSilently();
        assertThat(statusOf("/app/pay/")).isEqualTo(200);
    }

    @Test
    void credentialsOfBeforeTheAbsenceDoNotMakeGoodForItThoughTheyAreNew() {
        stage.signIn();
        stage.provider.authTime = T / 1000 + 60;
        stage.now += 120_000;
        statusOf("/app/");
        stage.now += AWAY;
        comeBackSilently();
        assertThat(session().authenticatedAt()).isEqualTo(T + 60_000);
        assertThat(statusOf("/app/pay/")).isEqualTo(401);
    }

    @Test
    void theSameAuthenticationCountsFromWhenItWasFirstSeenThoughTheProvidersClockIsAhead() {
        String state = stage.goToProvider();
        stage.provider.authTime = T / 1000 + 20;
        stage.callback(state);
        assertThat(session().authenticatedAt()).isEqualTo(T);
        stage.now += 60_000;
        comeBackSilently();
        assertThat(session().authenticatedAt()).isEqualTo(T);
        stage.now += 60_000;
        comeBackSilently();
        assertThat(session().authenticatedAt()).isEqualTo(T);
        assertThat(session().authTime()).isEqualTo(T + 20_000);
    }

    @Test
    void theSameAuthenticationIsGoodForOneSessionThoughTheProvidersClockIsAhead() {
        String state = stage.goToProvider();
        stage.provider.authTime = T / 1000 + 20;
        stage.callback(state);
        stage.now += 5000;
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/logout"));
        assertThat(stage.cookies).doesNotContainKey(GuardFixture.NAMES.session());
        String again = stage.goToProvider();
        GuardFixture.stateIn(stage.callback(again));
        assertThat(requireNonNull(stage.provider.demands.get(stage.provider.demands.size() - 1))
                        .prompt())
                .isTrue();
        assertThat(stage.cookies).doesNotContainKey(GuardFixture.NAMES.session());
    }

    @Test
    void whoComesFromElsewhereDoesNotProveAnythingWithTheSameAuthenticationThoughTheProvidersClockIsAhead() {
        Binding strict = new Binding(32, 128, false, OnChange.REAUTHENTICATE);
        GuardFixture bound = GuardFixture.with(new Rule(
                "bound", Condition.ALWAYS, Effect.builder().binding(strict).build()));
        String first = bound.goToProvider();
        bound.provider.authTime = T / 1000 + 20;
        bound.callback(first);
        bound.proceed(FakeExchange.navigation("/app/"));
        String second = GuardFixture.stateIn(
                bound.reply(FakeExchange.navigation("/app/").from("198.51.100.1")));
        String third =
                GuardFixture.stateIn(bound.reply(FakeExchange.navigation("/app/.curfew/callback?code=c&state=" + second)
                        .from("198.51.100.1")));
        assertThat(third).isNotEqualTo(second);
    }

    @Test
    void withoutAuthTimeNothingProvesThatTheAbsoluteTimeoutBeginsAnew() {
        String state = stage.goToProvider();
        stage.provider.authTime = null;
        stage.callback(state);
        stage.now += 600_000;
        comeBackSilently();
        assertThat(session().authenticatedAt()).isEqualTo(T);
        assertThat(session().longestIdle()).isEqualTo(600_000);
    }

    @Test
    void theLastActivityDoesNotGoBackWhereAnotherNodesClockIsBehind() {
        stage.signIn();
        stage.now += 60_000;
        statusOf("/app/");
        stage.now -= 40_000;
        comeBackSilently();
        assertThat(session().lastActivity()).isEqualTo(T + 60_000);
        assertThat(session().createdAt()).isEqualTo(T + 20_000);
    }

    @Test
    void aLongRequestThatBeganBeforeCountsWhenItIsDone() {
        stage.signIn();
        FakeExchange request = FakeExchange.navigation("/app/report");
        Proceed report = stage.proceed(request);
        comeBackSilently();
        stage.now += 600_000;
        stage.guard.completed(request, report, false, stage.now);
        assertThat(session().lastActivity()).isEqualTo(stage.now);
    }

    @Test
    void aSignOutThatBeganBeforeEndsWhatGoesOn() {
        stage.signIn();
        FakeExchange request = FakeExchange.navigation("/app/logout");
        Proceed logout = stage.proceed(request);
        comeBackSilently();
        stage.guard.completed(request, logout, true, stage.now + 5);
        assertThat(session().end()).isEqualTo(new End(EndReason.LOGOUT, stage.now + 5));
    }

    @Test
    void aRequestWhoseSessionIsGoneForGoodIsDoneWithoutATrace() {
        stage.signIn();
        FakeExchange request = FakeExchange.navigation("/app/report");
        Proceed report = stage.proceed(request);
        stage.registry.forget(key());
        stage.guard.completed(request, report, false, stage.now + 60_000);
        stage.guard.completed(request, report, true, stage.now + 60_000);
        assertThat(stage.registry.size()).isZero();
        assertThat(stage.farewells).isEmpty();
    }
}
