package dev.curfew.guard;

import static dev.curfew.observe.SessionEvent.Kind.SESSION_CREATED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_RENEWED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.lifecycle.RenewedSessions;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.session.EndReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An authentication is good for the sessions that began with it while it was new to us, and proves nothing once one of them has ended. */
class UsedAuthenticationTest {

    private static final long IDLE = GuardFixture.LIMITS.idle();

    private final GuardFixture stage = GuardFixture.with();

    /** Comes back from the provider with nothing but the authentication that is already known; whether that lets the browser in. */
    private boolean isLetInAgain(@Nullable String sid) {
        stage.provider.sid = sid;
        String state = stage.goToProvider();
        for (int round = 0; round < 2; round++) {
            Reply reply = stage.callback(state);
            String location = GuardFixture.header(reply, "Location");
            if (location == null || !location.startsWith("https://op.example.com/")) {
                return reply.status() == 303;
            }
            state = GuardFixture.stateIn(reply);
        }
        return false;
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"provider-session", "another"})
    void withoutTheCookieItIsNoProofWhateverTheProviderCallsItsSession(@Nullable String sid) {
        stage.signIn();
        stage.pass(IDLE + 250);
        stage.cookies.clear();
        assertThat(isLetInAgain(sid)).isFalse();
        assertThat(stage.provider.demands).last().satisfies(demand -> assertThat(demand.prompt())
                .isTrue());
        assertThat(stage.kinds()).containsOnlyOnce(SESSION_CREATED);
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void thatHoldsAfterEveryEnd(EndReason reason) {
        stage.provider.sid = null;
        stage.signIn();
        stage.terminator.end(stage.session().key(), reason, stage.now + 1);
        stage.cookies.clear();
        stage.now += 120_000;
        assertThat(isLetInAgain("new")).isFalse();
    }

    @Test
    void aYoungerOneIsProof() {
        stage.signIn();
        stage.pass(IDLE + 250);
        stage.cookies.clear();
        stage.provider.authTime = stage.now / 1000;
        assertThat(isLetInAgain("another")).isTrue();
    }

    @Test
    void anOlderOneThatNoSessionUsedIsGoodInAnotherBrowser() {
        stage.signIn();
        stage.pass(IDLE + 250);
        stage.cookies.clear();
        stage.provider.authTime = GuardFixture.T / 1000 - 1;
        assertThat(isLetInAgain("another")).isTrue();
    }

    @Test
    void ofAnotherUserItIsAnotherOne() {
        stage.signIn();
        stage.pass(IDLE + 250);
        stage.cookies.clear();
        stage.provider.user = "bob";
        assertThat(isLetInAgain("another")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "another")
    void theEndedSessionThatTheBrowserNamesCountsAlsoWhereTheAttemptBeganBefore(@Nullable String sid) {
        stage.signIn();
        String cookie = requireNonNull(stage.cookies.remove(GuardFixture.NAMES.session()));
        String state = stage.goToProvider();
        stage.cookies.put(GuardFixture.NAMES.session(), cookie);
        stage.terminator.end(stage.session().key(), EndReason.REVOKED, stage.now + 100_000);
        stage.now += 200_000;
        stage.provider.sid = sid;
        stage.provider.authTime = GuardFixture.T / 1000 + 50;
        String again = GuardFixture.stateIn(stage.callback(state));
        assertThat(stage.provider.demands).last().satisfies(demand -> assertThat(demand.prompt())
                .isTrue());
        assertThat(stage.callback(again).status()).isEqualTo(403);
        assertThat(stage.kinds()).containsOnlyOnce(SESSION_CREATED);
    }

    @Test
    void theSameOneGoesOnInTheBrowserWhoseSessionLivesThoughItEndedElsewhere() {
        stage.provider.sid = null;
        stage.signIn();
        Map<String, String> laptop = new LinkedHashMap<>(stage.cookies);
        stage.cookies.clear();
        stage.callback(stage.goToProvider());
        stage.terminator.end(stage.session().key(), EndReason.LOGOUT, stage.now);
        stage.use(laptop);
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/.curfew/login?acr_values=2")));
        stage.provider.acr = "2";
        assertThat(GuardFixture.header(stage.callback(state), "Location")).isEqualTo("/app/");
        stage.proceed(FakeExchange.navigation("/app/"));
    }

    @Test
    void silentReturnIsAllowedByNameWhateverHasEnded() {
        GuardFixture sso = new GuardFixture(new Policy(GuardFixture.LIMITS, Reauthentication.SSO, List.of()), 10);
        sso.provider.sid = null;
        sso.signIn();
        sso.pass(IDLE + 250);
        sso.cookies.clear();
        assertThat(GuardFixture.header(sso.callback(sso.goToProvider()), "Location"))
                .isEqualTo("/app/");
    }

    /** Where neither claim is sent, no browser is held to what happened in another: only to what it names itself. */
    @Test
    void withoutAnyClaimOnlyTheBrowserThatWasTimedOutIsHeldToIt() {
        stage.provider.sid = null;
        stage.provider.authTime = null;
        stage.callback(stage.goToProvider());
        stage.pass(IDLE + 250);
        assertThat(isLetInAgain(null)).isFalse();
        stage.cookies.clear();
        assertThat(isLetInAgain(null)).isTrue();
    }

    @Test
    void anEndInOneBrowserHoldsNoOtherWhereNeitherClaimIsSent() {
        stage.provider.sid = null;
        stage.provider.authTime = null;
        stage.callback(stage.goToProvider());
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/logout"));
        stage.cookies.clear();
        assertThat(isLetInAgain(null)).isTrue();
    }

    /** A laptop and a phone, by turns, with one {@code auth_time} for both because the provider tells the user's last login anywhere. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"sid-of-", "same"})
    void twoCookieJarsAreTwoSessions(@Nullable String sid) {
        Map<String, String> phone = visit(new LinkedHashMap<>(), sid, "phone");
        Map<String, String> laptop = visit(new LinkedHashMap<>(), sid, "laptop");
        boolean oneBrowser = "same".equals(sid);
        assertThat(stage.registry.size()).isEqualTo(oneBrowser ? 1 : 2);
        assertThat(stage.kinds()).endsWith(oneBrowser ? SESSION_RENEWED : SESSION_CREATED);
        stage.now += RenewedSessions.OVERLAP;
        stage.use(laptop);
        stage.proceed(FakeExchange.fetch("GET", "/app/"));
        stage.use(phone);
        assertThat(stage.decide(FakeExchange.fetch("GET", "/app/")) instanceof Decision.Proceed)
                .as("the same provider session is the same browser: this cookie is an old one")
                .isEqualTo(!oneBrowser);
    }

    private Map<String, String> visit(Map<String, String> jar, @Nullable String sid, String device) {
        stage.use(jar);
        stage.provider.sid = sid == null || sid.equals("same") ? sid : sid + device;
        stage.callback(stage.goToProvider());
        return new LinkedHashMap<>(stage.cookies);
    }

    @Test
    void howeverTheProviderNamesItsSessionsDevicesDoNotThrowEachOtherOut() {
        long seed = System.nanoTime();
        Random dice = new Random(seed);
        for (int world = 0; world < 300; world++) {
            GuardFixture devices = GuardFixture.with();
            List<Map<String, String>> jars =
                    List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
            for (int step = 0; step < 12; step++) {
                int device = dice.nextInt(jars.size());
                devices.now += dice.nextInt(5000);
                devices.provider.sid = dice.nextBoolean() ? null : "sid-" + device + "-" + dice.nextInt(2);
                devices.provider.authTime = dice.nextInt(4) == 0 ? null : Long.valueOf(GuardFixture.T / 1000);
                devices.use(jars.get(device));
                if (devices.decide(FakeExchange.navigation("/app/")) instanceof Decision.Respond) {
                    devices.callback(FakeProvider.state(devices.provider.demands.size()));
                }
                jars.get(device).clear();
                jars.get(device).putAll(devices.cookies);
                for (Map<String, String> jar : jars) {
                    devices.use(jar);
                    assertThat(!jar.containsKey(GuardFixture.NAMES.session())
                                    || devices.session().end() == null)
                            .as("seed %d, world %d, step %d", seed, world, step)
                            .isTrue();
                }
            }
        }
    }
}
