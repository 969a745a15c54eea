package dev.curfew.oidc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision.Respond;
import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Ruling;
import dev.curfew.session.ActivityState;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.signin.LoginParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepUpTest {

    private static final long T = GuardFixture.T;

    private static final SessionRecord SESSION = SampleSession.of("one", T).record();

    private static GuardFixture stage(Effect.Builder onPay) {
        return GuardFixture.with(new Rule("pay", Condition.path("/app/pay"), onPay.build()));
    }

    /** The status that a script gets, or 200 for being let through. */
    private static int ask(GuardFixture stage, String path) {
        return stage.decide(FakeExchange.fetch("GET", path)) instanceof Respond refused
                ? refused.reply().status()
                : 200;
    }

    private static void signInAt(GuardFixture stage, long now) {
        stage.now = now;
        stage.signIn();
    }

    private static @Nullable AuthenticationRequirement demanded(long idle, long age, long now) {
        Ruling ruling = new Ruling(Ruling.USUAL.access(), Ruling.USUAL.activity(), idle, age, null);
        return StepUp.demanded(ruling, SESSION, now);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 1000, 300_000})
    void aPathsIdleTimeoutHoldsToTheMillisecond(long idle) {
        for (long after : new long[] {-1, 0, 1}) {
            GuardFixture stage = stage(Effect.builder().idle(idle));
            signInAt(stage, T);
            stage.now = T + idle + after;
            assertThat(ask(stage, "/app/pay")).isEqualTo(after < 0 ? 200 : 401);
            assertThat(ask(stage, "/app/")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 1000, 300_000})
    void aPathsAgeHoldsToTheMillisecondHoweverActiveTheUserIs(long age) {
        for (long after : new long[] {-1, 0, 1}) {
            GuardFixture stage = stage(Effect.builder().reauthenticateAfter(age));
            signInAt(stage, T);
            stage.now = T + Math.max(0, age - 1);
            assertThat(ask(stage, "/app/")).isEqualTo(200);
            stage.now = T + age + after;
            assertThat(ask(stage, "/app/pay")).isEqualTo(after < 0 ? 200 : 401);
            assertThat(ask(stage, "/app/")).isEqualTo(200);
        }
    }

    @Test
    void aPathsAbsoluteTimeoutIsAnAgeToo() {
        GuardFixture stage = stage(Effect.builder().absolute(60_000).reauthenticateAfter(60_001));
        signInAt(stage, T);
        stage.now = T + 59_999;
        assertThat(ask(stage, "/app/pay")).isEqualTo(200);
        stage.now = T + 60_000;
        assertThat(ask(stage, "/app/pay")).isEqualTo(401);
    }

    /** The gap counts when it is over, too: a click in between, even of a millisecond before the next, changes nothing. */
    @ParameterizedTest
    @CsvSource({"299999, 200", "300000, 401", "300001, 401"})
    void aGapBetweenTwoActivitiesCountsAsThePresentOneDoes(long gap, int status) {
        GuardFixture stage = stage(Effect.builder().idle(300_000));
        signInAt(stage, T);
        stage.now += gap;
        assertThat(ask(stage, "/app/")).isEqualTo(200);
        stage.now += 1;
        assertThat(ask(stage, "/app/pay")).isEqualTo(status);
    }

    @Test
    void manyShortGapsAreNoLongOne() {
        GuardFixture stage = stage(Effect.builder().idle(300_000));
        signInAt(stage, T);
        for (int i = 0; i < 20; i++) {
            stage.now += 299_999;
            assertThat(ask(stage, "/app/")).isEqualTo(200);
        }
        assertThat(ask(stage, "/app/pay")).isEqualTo(200);
    }

    /** Idle and age of the path; and whether the second after which it asks demands new credentials, or only young ones. */
    @ParameterizedTest
    @CsvSource({
        "1000, 1001, 999, none",
        "1000, 1001, 1000, anew",
        "1000, 1001, 1001, anew",
        "1000, 1000, 999, none",
        "1000, 1000, 1000, anew",
        "1001, 1000, 999, none",
        "1001, 1000, 1000, young",
        "1001, 1000, 1001, anew"
    })
    void idleAndAgeAskEachAtItsOwnMillisecond(long idle, long age, long after, String what) {
        AuthenticationRequirement requirement = demanded(idle, age, T + after);
        assertThat(requirement == null ? "none" : requirement.isOfNewCredentials() ? "anew" : "young")
                .isEqualTo(what);
        assertThat(requirement == null ? age : requirement.age()).isEqualTo(age);
    }

    @Test
    void credentialsHaveToBeLaterThanTheMomentFromWhichTheUserWasAwayForTooLong() {
        AuthenticationRequirement requirement = requireNonNull(demanded(1000, Limits.NONE, T + 5000));
        assertThat(requirement).isEqualTo(AuthenticationRequirement.laterThan(T, T + 1000));
    }

    @Test
    void whereTheAbsenceLiesBackTheyHaveToBeLaterThanNow() {
        Ruling ruling = new Ruling(Ruling.USUAL.access(), Ruling.USUAL.activity(), 1000, Limits.NONE, null);
        SessionRecord back = SampleSession.of("one", T + 2000)
                .authenticatedAt(T)
                .record()
                .following(ActivityState.of(T + 2000, 1500));
        assertThat(StepUp.demanded(ruling, back, T + 2500)).isEqualTo(AuthenticationRequirement.laterThan(T, T + 2500));
        assertThat(StepUp.demanded(ruling, back, T + 3000)).isEqualTo(AuthenticationRequirement.laterThan(T, T + 3000));
        assertThat(StepUp.demanded(ruling, back, T + 3001)).isEqualTo(AuthenticationRequirement.laterThan(T, T + 3000));
    }

    @Test
    void whatIsLongerThanTheSessionsOwnLimitNeverAsks() {
        GuardFixture stage = stage(Effect.builder().idle(900_001).reauthenticateAfter(28_800_001));
        signInAt(stage, T);
        stage.now = T + 899_999;
        assertThat(ask(stage, "/app/pay")).isEqualTo(200);
        stage.now += 900_000;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/pay")).body()).contains("idle-timeout");
    }

    @Test
    void anIdleLimitOfThePathThatIsTheSessionsOwnIsTheSessionsEnd() {
        GuardFixture stage = stage(Effect.builder().idle(900_000));
        signInAt(stage, T);
        stage.now = T + 899_999;
        assertThat(ask(stage, "/app/pay")).isEqualTo(200);
        stage.now += 900_000;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/pay")).body()).contains("idle-timeout");
    }

    /** Whoever is asked again is no longer active there, but the session goes on as it was. */
    @Test
    void beingAskedIsNoActivity() {
        GuardFixture stage = stage(Effect.builder().idle(300_000));
        signInAt(stage, T);
        stage.now = T + 300_000;
        assertThat(ask(stage, "/app/pay")).isEqualTo(401);
        stage.now = T + 900_000;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("idle-timeout");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 899, 900})
    void aLinkThatAsksForYoungCredentialsHoldsToTheMillisecond(long seconds) {
        for (long after : new long[] {-1, 0, 1}) {
            GuardFixture stage = new GuardFixture(
                    new Policy(new Limits(Limits.NONE, Limits.NONE, 0, 0), Reauthentication.REQUIRED, List.of()),
                    Long.MAX_VALUE);
            signInAt(stage, T);
            stage.now = T + seconds * 1000 + after;
            String location = GuardFixture.header(
                    stage.reply(FakeExchange.navigation("/app/.curfew/login?return=%2Fapp%2Fpay&max_age=" + seconds)),
                    "Location");
            assertThat(location).startsWith(after < 0 ? "/app/pay" : "https://op.example.com/authorize");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "000, true",
        "1, false",
        "999999999, false",
        "1000000000, false",
        "-1, false",
        "+1, false",
        "'', false",
        "x, false"
    })
    void whatIsNoNumberOfSecondsAsksForNothing(String maxAge, boolean asks) {
        AuthenticationRequirement required = LoginParameters.of("max_age=" + maxAge, SESSION, T + 500);
        assertThat(required != null).isEqualTo(asks);
    }

    @Test
    void aLinkThatAsksForCredentialsOfThisVeryMomentNeedsLaterOnes() {
        assertThat(LoginParameters.of("max_age=0", SESSION, T)).isEqualTo(AuthenticationRequirement.laterThan(T, T));
    }

    @Test
    void theProviderIsAskedForTheYoungerOfAgeAndAbsoluteTimeout() {
        for (long age : new long[] {59_000, 60_000, 61_000}) {
            GuardFixture stage = new GuardFixture(
                    new Policy(
                            new Limits(30_000, 60_000, 0, 0),
                            Reauthentication.REQUIRED,
                            List.of(new Rule(
                                    "pay",
                                    Condition.path("/app/pay"),
                                    Effect.builder()
                                            .reauthenticateAfter(age)
                                            .acr(List.of("2"))
                                            .build()))),
                    Long.MAX_VALUE);
            signInAt(stage, T);
            stage.reply(FakeExchange.navigation("/app/pay"));
            AuthenticationOptions demand = stage.provider.demands.get(1);
            assertThat(demand.maxAgeSeconds()).isEqualTo(Math.min(60, age / 1000));
            assertThat(demand.acrValues()).containsExactly("2");
            assertThat(demand.prompt()).isFalse();
        }
    }

    /** Ten minutes to sign in; after them the way begins again, with the same proof. */
    @ParameterizedTest
    @CsvSource({"599999, true", "600000, true", "600001, false"})
    void aSignInUnderWayIsGoodForTenMinutes(long after, boolean good) {
        GuardFixture stage = GuardFixture.with();
        String state = stage.goToProvider();
        stage.now += after;
        stage.provider.authTime = stage.now / 1000;
        String location = requireNonNull(GuardFixture.header(stage.callback(state), "Location"));
        assertThat(location).startsWith(good ? "/app/" : "https://op.example.com/authorize");
        assertThat(stage.cookies.containsKey(GuardFixture.NAMES.session())).isEqualTo(good);
    }
}
