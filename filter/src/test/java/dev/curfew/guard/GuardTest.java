package dev.curfew.guard;

import static dev.curfew.observe.SessionEvent.Kind.SESSION_ACTIVE;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_CREATED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_ENDED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_USED_AFTER_END;
import static dev.curfew.observe.SessionEvent.Kind.STORE_UNAVAILABLE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionSnapshot;
import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Terms;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private static final long IDLE = GuardFixture.LIMITS.idle();

    private static final Rule BROCHURE = new Rule(
            "brochure",
            Condition.path("/app/public/**"),
            Effect.builder().access(Access.PUBLIC).build());
    private static final Rule TICKER = new Rule(
            "ticker",
            Condition.path("/app/ticker"),
            Effect.builder().activity(ActivityRule.IGNORE).build());

    private final GuardFixture stage = GuardFixture.with(BROCHURE, TICKER);

    private SessionRecord session(Proceed proceed) {
        return requireNonNull(
                stage.sessions.find(requireNonNull(proceed.session()).key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/public/../secret",
                "/app/public/;x/secret",
                "//app/public/a",
                "/app/public/./a",
                "/app/\\public"
            })
    void aPathThatIsNotNormalIsRefusedBeforeAnyRule(String path) {
        stage.registry.down(true);
        assertThat(stage.reply(FakeExchange.navigation(path)).status()).isEqualTo(400);
    }

    @Test
    void aStrangerIsSentToSignIn() {
        Reply reply = stage.reply(FakeExchange.navigation("/app/page?a=b"));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(GuardFixture.header(reply, "Location")).startsWith("https://op.example.com/authorize");
        assertThat(reply.headers()).contains(entry("Cache-Control", "no-store"));
        assertThat(GuardFixture.header(reply, "Vary")).contains("Cookie", "Sec-Fetch-Dest");
        assertThat(stage.registry.size()).isZero();
    }

    @Test
    void aScriptOfAStrangerIsToldAndGetsNoCookie() {
        Reply reply = stage.reply(FakeExchange.fetch("GET", "/app/api"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers())
                .contains(
                        entry("Content-Type", "application/problem+json"),
                        entry("WWW-Authenticate", "Curfew login=\"/app/.curfew/login\""));
        assertThat(reply.body()).contains("\"reason\":null", "\"login\":\"/app/.curfew/login\"");
        assertThat(GuardFixture.headers(reply, "Set-Cookie")).isEmpty();
        assertThat(stage.provider.demands).isEmpty();
    }

    @Test
    void aFrameGetsAPageThatLeadsOutOfIt() {
        Reply reply = stage.reply(FakeExchange.get("/app/inner")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "iframe")
                .with("Referer", "https://shop.example.com/app/outer?x=1#y"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("target=\"_top\"", "return=%2Fapp%2Fouter%3Fx%3D1");
        assertThat(GuardFixture.headers(reply, "Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com/app/form, /app/form",
        "https://shop.example.com/app/.curfew/logout, /app/",
        "https://shop.example.com/app/%2ecurfew/logout, /app/",
        "https://shop.example.com//evil.example, /app/",
        "https://shop.example.com.evil.example/a, /app/",
        "https://evil.example/a, /app/",
        "nonsense, /app/"
    })
    void aFormLeadsBackToThePageItWasOnIfThatIsOurs(String referrer, String target) {
        stage.provider.authTime = stage.now / 1000;
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.of("POST", "/app/send")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")
                .with("Referer", referrer)));
        assertThat(GuardFixture.header(stage.callback(state), "Location")).isEqualTo(target);
    }

    @Test
    void aWebSocketOfAStrangerIsRefused() {
        assertThat(stage.reply(FakeExchange.get("/app/ws").with("Upgrade", "websocket"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPrefetchOfAStrangerStartsNoSignIn() {
        assertThat(stage.reply(FakeExchange.navigation("/app/").with("Sec-Purpose", "prefetch"))
                        .status())
                .isEqualTo(401);
        assertThat(stage.provider.demands).isEmpty();
    }

    @Test
    void whatIsPublicPassesWithoutAUser() {
        for (FakeExchange request : List.of(
                FakeExchange.navigation("/app/public/a"),
                preflight("/app/public/a"),
                FakeExchange.of("OPTIONS", "/app/public/a"))) {
            Proceed proceed = stage.proceed(request);
            assertThat(proceed).isEqualTo(Proceed.WITHOUT_USER);
            assertThat(proceed.profile()).isNull();
        }
    }

    @Test
    void aPreflightIsAnsweredAlikeWhateverCookieItBrings() {
        Reply stranger = stage.reply(preflight("/app/api"));
        assertThat(stranger.status()).isEqualTo(204);
        assertThat(stranger.body()).isEmpty();
        assertThat(stranger.headers()).containsExactly(Map.entry("Cache-Control", "no-store"));

        stage.signIn();
        stage.now += 3_600_000;
        assertThat(stage.reply(preflight("/app/api"))).isEqualTo(stranger);
    }

    private static FakeExchange preflight(String path) {
        return FakeExchange.of("OPTIONS", path)
                .with("Origin", "https://a.example.com")
                .with("Access-Control-Request-Method", "PUT");
    }

    @Test
    void aSignedInUserProceedsWithWhatIsLeft() {
        stage.signIn();
        Proceed page = stage.proceed(FakeExchange.navigation("/app/"));
        assertThat(requireNonNull(page.profile()).name()).isEqualTo("alice");
        assertThat(page.headers())
                .containsExactly(
                        entry("Curfew-Remaining", "idle=900, absolute=28800"), entry("Cache-Control", "no-store"));
        Proceed script = stage.proceed(FakeExchange.fetch("GET", "/app/api"));
        assertThat(script.headers())
                .containsExactly(
                        entry("Curfew-Remaining", "idle=900, absolute=28800"), entry("Cache-Control", "private"));
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED);
    }

    @Test
    void aSignedInUserIsKnownOnPublicPathsToo() {
        stage.signIn();
        assertThat(stage.proceed(FakeExchange.navigation("/app/public/a")).profile())
                .isNotNull();
    }

    @Test
    void aSessionThatEndsWhileItIsAskedForIsNoReasonToRefuseWhatIsPublic() {
        stage.signIn();
        Proceed page = stage.proceed(FakeExchange.navigation("/app/"));
        stage.now += 60_000;
        stage.registry.beforeNextReplace(
                () -> stage.terminator.end(requireNonNull(page.session()).key(), EndReason.REVOKED, stage.now));
        assertThat(stage.proceed(FakeExchange.navigation("/app/public/a")).profile())
                .isNull();
        assertThat(requireNonNull(session(page).end()).reason()).isEqualTo(EndReason.REVOKED);
    }

    @Test
    void aSessionThatEndsWhileItIsAskedForIsOver() {
        stage.signIn();
        Proceed page = stage.proceed(FakeExchange.navigation("/app/"));
        stage.now += 60_000;
        stage.registry.beforeNextReplace(
                () -> stage.terminator.end(requireNonNull(page.session()).key(), EndReason.REVOKED, stage.now));
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/api")).body()).contains("\"reason\":\"revoked\"");
        assertThat(stage.kinds()).endsWith(SESSION_ENDED, SESSION_USED_AFTER_END);
    }

    /** Another node obeys a shorter limit in the very moment: nobody has ended the session yet, and it is over. */
    @Test
    void aSessionThatIsPutUnderAShorterLimitWhileItIsAskedForEnds() {
        stage.signIn();
        Proceed page = stage.proceed(FakeExchange.navigation("/app/"));
        Terms shorter = Terms.of(new Limits(60_000, 60_000, 0, 0));
        stage.now += 60_000;
        stage.registry.beforeNextReplace(() -> stage.sessions.putUnder(session(page), shorter, stage.now));
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/api")).body())
                .contains("\"reason\":\"absolute-timeout\"");
        assertThat(stage.kinds()).endsWith(SESSION_ENDED, SESSION_USED_AFTER_END);
    }

    @Test
    void activityMovesTheIdleEndAndPollingDoesNot() {
        stage.signIn();
        stage.now += 600_000;
        stage.proceed(FakeExchange.navigation("/app/"));
        stage.now += 600_000;
        Proceed poll = stage.proceed(FakeExchange.fetch("GET", "/app/ticker"));
        assertThat(poll.activity().counts()).isFalse();
        stage.guard.completed(FakeExchange.get("/app/ticker"), poll, false, stage.now);
        stage.now += 300_000;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/ticker")).body())
                .contains("\"reason\":\"idle-timeout\"");
    }

    @Test
    void aPrefetchIsNoActivity() {
        stage.signIn();
        stage.now += 600_000;
        assertThat(stage.proceed(FakeExchange.navigation("/app/").with("Sec-Purpose", "prefetch"))
                        .activity()
                        .counts())
                .isFalse();
        stage.now += 300_000;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).status()).isEqualTo(401);
    }

    @Test
    void theLastMillisecondProceedsAndTheNextDoesNot() {
        stage.signIn();
        stage.now += IDLE - 1;
        stage.proceed(FakeExchange.fetch("GET", "/app/ticker"));
        stage.now += 1;
        Reply reply = stage.reply(FakeExchange.fetch("GET", "/app/api"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(GuardFixture.header(reply, "WWW-Authenticate"))
                .isEqualTo("Curfew login=\"/app/.curfew/login\", reason=\"idle-timeout\"");
        assertThat(stage.kinds()).containsExactly(SESSION_CREATED, SESSION_ENDED, SESSION_USED_AFTER_END);
        assertThat(stage.farewells).hasSize(1);
    }

    @Test
    void aBusySessionEndsAtTheAbsoluteLimit() {
        stage.signIn();
        for (long left = GuardFixture.LIMITS.absolute(); left > 600_000; left -= 600_000) {
            stage.proceed(FakeExchange.fetch("GET", "/app/api"));
            stage.now += 600_000;
        }
        stage.proceed(FakeExchange.fetch("GET", "/app/api"));
        stage.now = GuardFixture.T + GuardFixture.LIMITS.absolute() - 1;
        stage.proceed(FakeExchange.fetch("GET", "/app/api"));
        stage.now++;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/api")).body())
                .contains("\"reason\":\"absolute-timeout\"");
    }

    @Test
    void aLongRequestCountsWhenItEnds() {
        stage.signIn();
        Proceed report = stage.proceed(FakeExchange.navigation("/app/report"));
        stage.now += IDLE - 1000;
        stage.guard.completed(FakeExchange.get("/app/report"), report, false, stage.now);
        assertThat(session(report).lastActivity()).isEqualTo(stage.now);
    }

    @Test
    void aLongRequestCountsWhenOthersHaveKeptTheSessionGoing() {
        stage.signIn();
        Proceed report = stage.proceed(FakeExchange.navigation("/app/report"));
        stage.now += IDLE - 1000;
        stage.proceed(FakeExchange.navigation("/app/other"));
        stage.now += 20_000;
        stage.guard.completed(FakeExchange.get("/app/report"), report, false, stage.now);
        assertThat(session(report).lastActivity()).isEqualTo(stage.now);
    }

    @Test
    void aLongRequestDoesNotReviveWhatEndedMeanwhile() {
        stage.signIn();
        Proceed report = stage.proceed(FakeExchange.navigation("/app/report"));
        stage.pass(IDLE + 250);
        stage.guard.completed(FakeExchange.get("/app/report"), report, false, stage.now);
        assertThat(requireNonNull(session(report).end()).reason()).isEqualTo(EndReason.IDLE_TIMEOUT);
    }

    @Test
    void anApplicationThatSignsTheUserOutEndsTheSession() {
        stage.signIn();
        Proceed logout = stage.proceed(FakeExchange.navigation("/app/logout"));
        stage.guard.completed(FakeExchange.get("/app/logout"), logout, true, stage.now);
        assertThat(requireNonNull(session(logout).end()).reason()).isEqualTo(EndReason.LOGOUT);
        assertThat(stage.farewells).hasSize(1);
    }

    @Test
    void aSignOutInARequestOfBeforeARenewalEndsTheSessionThatGoesOn() {
        stage.signIn();
        Proceed logout = stage.proceed(FakeExchange.navigation("/app/logout"));
        stage.now += 1000;
        stage.provider.authTime = stage.now / 1000;
        stage.callback(GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/.curfew/login?max_age=0"))));
        Proceed other = stage.proceed(FakeExchange.navigation("/app/page"));
        stage.guard.completed(FakeExchange.get("/app/logout"), logout, true, stage.now);
        assertThat(requireNonNull(session(other).end()).reason()).isEqualTo(EndReason.LOGOUT);
    }

    @Test
    void aCookieThatNamesNothingIsAStrangers() {
        for (String value : List.of("", "x", "A".repeat(43), "A".repeat(100_000), "ä")) {
            assertThat(stage.reply(FakeExchange.fetch("GET", "/app/").cookie(GuardFixture.NAMES.session(), value))
                            .body())
                    .contains("\"reason\":null");
        }
    }

    @Test
    void twoSessionCookiesAreNone() {
        stage.signIn();
        Reply reply =
                stage.reply(FakeExchange.fetch("GET", "/app/").cookie(GuardFixture.NAMES.session(), "A".repeat(43)));
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void aStoreThatIsDownIsNoLogout() {
        stage.signIn();
        String cookie = stage.cookies.get(GuardFixture.NAMES.session());
        stage.registry.down(true);
        for (FakeExchange request : List.of(
                FakeExchange.navigation("/app/"),
                FakeExchange.fetch("GET", "/app/api"),
                FakeExchange.navigation("/app/public/a"),
                FakeExchange.navigation("/app/.curfew/login"),
                FakeExchange.fetch("GET", "/app/.curfew/session"))) {
            Reply reply = stage.reply(request);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(GuardFixture.header(reply, "Retry-After")).isEqualTo("10");
            assertThat(GuardFixture.headers(reply, "Set-Cookie")).isEmpty();
        }
        assertThat(stage.kinds()).endsWith(STORE_UNAVAILABLE);
        assertThat(stage.cookies).containsEntry(GuardFixture.NAMES.session(), requireNonNull(cookie));
        stage.registry.down(false);
        stage.proceed(FakeExchange.navigation("/app/"));
    }

    @Test
    void aScriptIsToldInItsOwnWayThatTheStoreIsDown() {
        stage.registry.down(true);
        String value = "A".repeat(43);
        Reply script = stage.reply(FakeExchange.fetch("GET", "/app/api").cookie(GuardFixture.NAMES.session(), value));
        assertThat(script.headers()).contains(entry("Content-Type", "application/problem+json"));
        assertThat(script.body()).contains("\"status\":503", "store-unavailable");
        Reply page = stage.reply(FakeExchange.navigation("/app/").cookie(GuardFixture.NAMES.session(), value));
        assertThat(page.headers()).contains(entry("Content-Type", "text/html;charset=UTF-8"));
    }

    @Test
    void aStoreThatGoesDownDuringARequestIsReportedAndNothingThrown() {
        stage.signIn();
        Proceed page = stage.proceed(FakeExchange.navigation("/app/"));
        stage.registry.down(true);
        stage.now += 60_000;
        stage.guard.completed(FakeExchange.get("/app/"), page, false, stage.now);
        assertThat(stage.kinds()).endsWith(STORE_UNAVAILABLE);
    }

    @Test
    void aStoreThatIsDownDoesNotBreakAnApplicationThatEndsItsHttpSession() {
        stage.signIn();
        FakeContainerSession http = new FakeContainerSession("nobody");
        Proceed page = stage.proceed(FakeExchange.navigation("/app/").naming(http));
        stage.registry.down(true);
        stage.guard.containerSessionGone(
                requireNonNull(page.session()).tag().toString(), http.detached(), true, stage.now);
        assertThat(stage.kinds()).endsWith(STORE_UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void theApplicationIsNotCalledOnceTheEndIsThere(long tick, boolean called) {
        stage.signIn();
        FakeExchange request = FakeExchange.navigation("/app/");
        Proceed admitted = stage.proceed(request);
        long end = stage.now + IDLE + tick;
        Decision decision = stage.guard.decideAgain(request, admitted, end);
        if (called) {
            assertThat(decision).isSameAs(admitted);
        } else {
            assertThat(decision).isInstanceOfSatisfying(Respond.class, respond -> assertThat(
                            respond.reply().status())
                    .isEqualTo(303));
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void whatIsPublicIsNobodysOnceTheEndIsThere(long tick, boolean known) {
        stage.signIn();
        FakeContainerSession http = new FakeContainerSession("nobody");
        FakeExchange request = FakeExchange.navigation("/app/public/a").naming(http);
        Proceed admitted = stage.proceed(request);
        Decision decision = stage.guard.decideAgain(request, admitted, stage.now + IDLE + tick);
        assertThat(decision).isInstanceOfSatisfying(Proceed.class, proceed -> {
            assertThat(proceed.session() != null).isEqualTo(known);
            assertThat(proceed.headers().isEmpty()).isEqualTo(!known);
        });
        assertThat(http.hidden).isEqualTo(!known);
    }

    @Test
    void aSessionThatAnotherRequestKeepsAliveIsNotJudgedAnew() {
        stage.signIn();
        FakeExchange request = FakeExchange.navigation("/app/");
        Proceed admitted = stage.proceed(request);
        stage.now += IDLE - 1;
        stage.proceed(FakeExchange.navigation("/app/other"));
        assertThat(stage.guard.decideAgain(request, admitted, stage.now + 1)).isSameAs(admitted);
    }

    @Test
    void withoutTheStoreTheSecondLookRefuses() {
        stage.signIn();
        FakeExchange request = FakeExchange.navigation("/app/");
        Proceed admitted = stage.proceed(request);
        stage.registry.down(true);
        assertThat(stage.guard.decideAgain(request, admitted, stage.now + IDLE))
                .isInstanceOfSatisfying(
                        Respond.class,
                        respond -> assertThat(respond.reply().status()).isEqualTo(503));
    }

    @Test
    void aRequestOfNobodysIsNotLookedAtTwice() {
        Proceed nobodys = Proceed.WITHOUT_USER;
        assertThat(stage.guard.decideAgain(FakeExchange.get("/"), nobodys, Long.MAX_VALUE))
                .isSameAs(nobodys);
    }

    @Test
    void anotherUsersHttpSessionIsKeptFromTheApplicationAndLivesOn() {
        stage.signIn();
        FakeContainerSession others = new FakeContainerSession("0123456789abcdef");
        stage.proceed(FakeExchange.navigation("/app/").naming(others));
        assertThat(others.hidden).isTrue();
        assertThat(others.ended).isFalse();
    }

    @Test
    void theHttpSessionWaitsForItsUserAfterATimeoutAndEndsThoughNobodyAsks() {
        stage.signIn();
        FakeContainerSession http = new FakeContainerSession("nobody");
        stage.proceed(FakeExchange.navigation("/app/").naming(http));
        stage.pass(IDLE);
        assertThat(stage.kinds()).contains(SESSION_ENDED);
        stage.pass(GuardFixture.LIMITS.resumeWithin() - 1);
        assertThat(http.ended).isFalse();
        stage.pass(250);
        assertThat(http.ended).isTrue();
    }

    @Test
    void theHttpSessionEndsWithTheSessionWhereNobodyMayResume() {
        GuardFixture strict = GuardFixture.with(new Limits(IDLE, GuardFixture.LIMITS.absolute(), 0, 0));
        strict.signIn();
        FakeContainerSession http = new FakeContainerSession("nobody");
        strict.proceed(FakeExchange.navigation("/app/").naming(http));
        strict.pass(IDLE - 1);
        assertThat(http.ended).isFalse();
        strict.pass(250);
        assertThat(http.ended).isTrue();
    }

    @Test
    void anActivityIsReportedOnceItIsWrittenAndOnlyThen() {
        stage.signIn();
        stage.events.clear();
        long due = GuardFixture.LIMITS.granularity() + 1;

        stage.pass(due - 1);
        stage.proceed(FakeExchange.fetch("GET", "/app/api"));
        assertThat(stage.kinds()).isEmpty();

        stage.pass(1);
        stage.proceed(FakeExchange.fetch("GET", "/app/api"));
        stage.proceed(FakeExchange.fetch("GET", "/app/api"));
        assertThat(stage.events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(SESSION_ACTIVE);
            assertThat(event.at()).isEqualTo(stage.now);
            assertThat(event.user()).isEqualTo("alice");
            assertThat(event.session()).isNotNull();
        });
    }

    @Test
    void aPollIsNotReportedAsActivity() {
        stage.signIn();
        stage.events.clear();
        stage.pass(IDLE / 2);
        stage.proceed(FakeExchange.fetch("GET", "/app/ticker"));

        assertThat(stage.kinds()).isEmpty();
    }

    @Test
    void theEndOfALongRequestAndAnExtensionAreReportedAsActivity() {
        stage.signIn();
        FakeExchange report = FakeExchange.fetch("GET", "/app/report");
        Proceed admitted = stage.proceed(report);
        stage.events.clear();
        stage.pass(IDLE / 2);
        stage.guard.completed(report, admitted, false, stage.now);
        stage.pass(IDLE / 2);
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/session/extend").with("Sec-Fetch-Site", "same-origin"));

        assertThat(stage.kinds()).containsExactly(SESSION_ACTIVE, SESSION_ACTIVE);
    }

    @Test
    void aBeginningIsReportedWithWhatAnotherPolicyWouldAskFor() {
        stage.signIn();

        assertThat(stage.events).singleElement().satisfies(event -> {
            SessionSnapshot standing = requireNonNull(event.standing());
            assertThat(standing.authenticatedAt()).isEqualTo(stage.now);
            assertThat(standing.roles()).containsExactly("user");
        });
    }
}
