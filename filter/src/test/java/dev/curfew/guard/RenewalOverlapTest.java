package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.lifecycle.RenewedSessions;
import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For a minute after a renewal the cookie from before stands for the session that goes on, and for no more than it did. */
class RenewalOverlapTest {

    private static final Rule PAYMENTS = new Rule(
            "payments",
            Condition.path("/app/pay/**"),
            Effect.builder().reauthenticateAfter(60_000).build());
    private static final Rule ADMINISTRATION = new Rule(
            "administration",
            Condition.path("/app/admin/**"),
            Effect.builder().access(Access.anyOf(Set.of("admin"))).build());
    private static final Rule BROCHURE = new Rule(
            "brochure",
            Condition.path("/app/css/**"),
            Effect.builder().access(Access.PUBLIC).build());

    private final GuardFixture stage = GuardFixture.with(PAYMENTS, ADMINISTRATION, BROCHURE);
    private String old = "";

    /** Two minutes after signing in, the user proves once more who they are; then this browser brings the old cookie. */
    private SessionRecord renewed() {
        stage.signIn();
        old = requireNonNull(stage.cookies.get(GuardFixture.NAMES.session()));
        stage.now += 120_000;
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/pay/")));
        stage.provider.authTime = stage.now / 1000;
        stage.callback(state);
        SessionRecord heir = stage.session();
        stage.cookies.put(GuardFixture.NAMES.session(), old);
        return heir;
    }

    private int statusOf(FakeExchange request) {
        return stage.decide(request) instanceof Respond refused
                ? refused.reply().status()
                : 200;
    }

    private int statusOf(String path) {
        return statusOf(FakeExchange.fetch("GET", path));
    }

    private SessionRecord now(SessionRecord session) {
        return requireNonNull(stage.registry.find(session.key()));
    }

    @Test
    void aScriptThatWasUnderWayGoesOnUntilTheTickBeforeTheMinuteIsOver() {
        SessionRecord heir = renewed();
        Proceed admitted = stage.proceed(FakeExchange.fetch("GET", "/app/"));
        assertThat(requireNonNull(admitted.session()).key()).isEqualTo(heir.key());
        stage.now += RenewedSessions.OVERLAP - 1;
        assertThat(statusOf("/app/")).isEqualTo(200);
        stage.now++;
        assertThat(statusOf("/app/")).isEqualTo(401);
        stage.now++;
        assertThat(statusOf("/app/")).isEqualTo(401);
    }

    @Test
    void aLogoutEndsTheSessionThatGoesOnUntilTheTickBeforeTheMinuteIsOver() {
        SessionRecord heir = renewed();
        stage.now += RenewedSessions.OVERLAP - 1;
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/logout"));
        assertThat(requireNonNull(now(heir).end()).reason()).isEqualTo(EndReason.LOGOUT);

        SessionRecord late = renewedOnceMore();
        stage.now += RenewedSessions.OVERLAP;
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/logout"));
        assertThat(now(late).end()).isNull();
    }

    private SessionRecord renewedOnceMore() {
        stage.cookies.clear();
        stage.now += 1000;
        stage.provider.sid = "another";
        return renewed();
    }

    @Test
    void aLogoutThatHadFoundTheOldSessionEndsTheOneThatGoesOn() {
        stage.signIn();
        SessionRecord before = stage.session();
        SessionRecord heir = RenewedSession.of(before);
        stage.registry.beforeNextReplace(() -> {
            stage.sessions.createBehind(before.key(), heir);
            stage.sessions.retire(before.key(), stage.now);
        });
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/logout"));
        assertThat(requireNonNull(now(heir).end()).reason()).isEqualTo(EndReason.LOGOUT);
    }

    @Test
    void whatTheNewAuthenticationHasOpenedStaysShut() {
        renewed();
        assertThat(statusOf("/app/pay/")).isEqualTo(401);
        assertThat(statusOf("/app/")).isEqualTo(200);
        assertThat(statusOf(FakeExchange.fetch("DELETE", "/app/.curfew/session/others")))
                .isEqualTo(401);
        assertThat(statusOf(FakeExchange.submission("/app/.curfew/session/others", "end=all")))
                .isEqualTo(303);
        assertThat(statusOf("/app/.curfew/form?id=0123456789abcdefghijkl")).isEqualTo(401);
    }

    @Test
    void aUserWithOtherRolesSinceHasNoneByTheOldCookie() {
        stage.signIn();
        old = requireNonNull(stage.cookies.get(GuardFixture.NAMES.session()));
        stage.now += 120_000;
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/pay/")));
        stage.provider.authTime = stage.now / 1000;
        stage.provider.roles = Set.of("user", "admin");
        stage.callback(state);
        SessionRecord heir = stage.session();
        assertThat(statusOf("/app/admin/")).isEqualTo(200);
        stage.cookies.put(GuardFixture.NAMES.session(), old);
        assertThat(statusOf("/app/admin/")).isEqualTo(401);
        assertThat(statusOf("/app/")).isEqualTo(401);
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/logout"));
        assertThat(now(heir).end()).isNotNull();
    }

    @Test
    void aLateImageLeavesTheHttpSessionAlone() {
        SessionRecord heir = renewed();
        FakeContainerSession http = new FakeContainerSession(heir.tag().toString());
        stage.proceed(FakeExchange.fetch("GET", "/app/css/logo.png").naming(http));
        assertThat(http.ended).isFalse();
        assertThat(now(heir).end()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "session/extend"})
    void aPageThatIsStillOpenHearsOfTheSessionThatGoesOn(String endpoint) {
        renewed();
        String method = endpoint.equals("session") ? "GET" : "POST";
        Reply reply = stage.reply(FakeExchange.fetch(method, "/app/.curfew/" + endpoint));
        assertThat(reply.body()).contains("\"state\":\"active\"");
        assertThat(GuardFixture.headers(reply, "Set-Cookie")).isEmpty();
    }

    @Test
    void theEndOfTheSessionThatGoesOnIsTheEndForTheOldCookieToo() {
        SessionRecord heir = renewed();
        stage.terminator.end(heir.key(), EndReason.REVOKED, stage.now);
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("\"reason\":\"revoked\"");
    }

    @Test
    void whoSignsInWithTheOldCookieGoesOnWithTheSameSessionThoughTheProviderNamesNone() {
        SessionRecord heir = renewed();
        stage.provider.sid = null;
        stage.now += 1000;
        stage.provider.authTime = stage.now / 1000;
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/.curfew/login")));
        stage.callback(state);
        assertThat(stage.session().tag()).isEqualTo(heir.tag());
        assertThat(stage.registry.size()).isOne();
    }

    @Test
    void aSecondRenewalLeadsBothOldCookiesToTheLastSession() {
        renewed();
        stage.now += 1000;
        stage.provider.authTime = stage.now / 1000;
        stage.callback(GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/pay/"))));
        SessionRecord last = stage.session();
        stage.cookies.put(GuardFixture.NAMES.session(), old);
        Proceed admitted = stage.proceed(FakeExchange.fetch("GET", "/app/"));
        assertThat(requireNonNull(admitted.session()).key()).isEqualTo(last.key());
    }

    @Test
    void anotherUsersSignInLeavesNoWayBackByTheOldCookie() {
        stage.signIn();
        old = requireNonNull(stage.cookies.get(GuardFixture.NAMES.session()));
        stage.now += 120_000;
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/pay/")));
        stage.provider.user = "bob";
        stage.provider.sid = "bobs";
        stage.provider.authTime = stage.now / 1000;
        stage.callback(state);
        stage.cookies.put(GuardFixture.NAMES.session(), old);
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("\"reason\":\"logout\"");
    }

    @Test
    void keepsNoTokensAndNoMoreThanItHasRoomFor() {
        RenewedSessions renewed = new RenewedSessions();
        for (int i = 0; i <= RenewedSessions.MOST; i++) {
            renewed.note(SampleSession.of("session-" + i, GuardFixture.T).record(), GuardFixture.T);
        }
        assertThat(renewed.find(SampleSession.key("session-0"), GuardFixture.T)).isNull();
        assertThat(renewed.find(SampleSession.key("session-1"), GuardFixture.T)).isNotNull();
        renewed.forgetOver(GuardFixture.T + RenewedSessions.OVERLAP);
        assertThat(renewed.find(SampleSession.key("session-1"), GuardFixture.T)).isNull();
        assertThat(renewed.find(requireNonNull(SampleSession.keyOf("A".repeat(43))), GuardFixture.T))
                .isNull();
    }
}
