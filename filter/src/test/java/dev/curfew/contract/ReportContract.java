package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Effect;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionTag;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** While pages of a session report, it is about their user and not about their requests; else requests count as ever. */
public abstract class ReportContract extends StagedContract {

    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration WINDOW = HEARTBEAT.multipliedBy(3);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(1);

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(TomcatFixture.rule(
                        "counted", "/app/sample/counted/**", Effect.builder().activity(ActivityRule.COUNT)));
    }

    /** What a page asks for though nobody is there. */
    enum Unattended {
        FETCH("GET", "Sec-Fetch-Mode: cors\nSec-Fetch-Dest: empty"),
        POST("POST", "Sec-Fetch-Mode: cors\nSec-Fetch-Dest: empty"),
        XHR_OF_OLD("GET", "X-Requested-With: XMLHttpRequest\nAccept: text/html"),
        EVENT_STREAM("GET", "Sec-Fetch-Mode: cors\nSec-Fetch-Dest: empty\nAccept: text/event-stream"),
        IMAGE("GET", "Sec-Fetch-Mode: no-cors\nSec-Fetch-Dest: image"),
        RELOAD("GET", "Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: document"),
        FORM("POST", "Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: document"),
        FRAME("GET", "Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe");

        private final String method;
        private final String headers;

        Unattended(String method, String headers) {
            this.method = method;
            this.headers = headers + "\nSec-Fetch-Site: same-origin";
        }

        Page from(Browser browser, URI url) {
            return browser.ask(method, url, pairs(headers));
        }
    }

    private static String[] pairs(String headers) {
        return headers.split(": |\n", -1);
    }

    private Page report() {
        return report("");
    }

    private Page report(String query) {
        return alice().fetch("POST", reported(query));
    }

    private URI reported(String query) {
        return stage().url(stage().endpoint("session/report") + query);
    }

    private void assertIdleRemaining(Duration left) {
        assertThat(status()).contains("\"idleRemaining\":" + left.toSeconds() + ",");
    }

    @ParameterizedTest
    @EnumSource(Unattended.class)
    void anUnattendedPageEndsThoughItAsksEachSecond(Unattended poll) {
        signIn();
        for (long second = 1; second < IDLE.toSeconds(); second++) {
            if (second % HEARTBEAT.toSeconds() == 1) {
                assertThat(report().status()).isEqualTo(200);
            }
            clock().advance(SECOND);
            assertThat(poll.from(alice(), hello()).status()).isEqualTo(200);
        }
        clock().advance(SECOND.minus(TICK));
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        clock().advance(TICK);

        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(endings()).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(Unattended.class)
    void theSamePageLivesWhereNothingReports(Unattended poll) {
        signIn();
        for (int i = 0; i < 3; i++) {
            clock().advance(IDLE.minus(TICK));
            assertThat(poll.from(alice(), hello()).status()).isEqualTo(200);
            assertIdleRemaining(IDLE);
        }
    }

    @Test
    void aReportSaysHowTheSessionStandsAndWhenToCallAgain() {
        signIn();
        clock().advance(Duration.ofMinutes(5));

        assertThat(report().body()).isEqualTo(status()).contains("\"idleRemaining\":600,", "\"report\":60}");
    }

    @Test
    void aReportOfAPersonCountsFromWhenTheyActed() {
        signIn();
        clock().advance(Duration.ofMinutes(5));

        assertThat(report("?active=60000").body()).contains("\"idleRemaining\":840,");
        assertThat(report("?active=0").body()).contains("\"idleRemaining\":900,");
        assertThat(report("?active=").body()).contains("\"idleRemaining\":900,");
    }

    @Test
    void aPersonWhoActsNowAndThenIsNeverIdle() {
        signIn();
        for (int i = 0; i < 3; i++) {
            clock().advance(IDLE.minus(TICK));
            assertThat(report("?active=0").status()).isEqualTo(200);
            clock().advance(Duration.ofMillis(500));
            assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        }
    }

    @Test
    void aReportThatComesAtTheEndIsLate() {
        signIn();
        clock().advance(IDLE);

        Page late = report("?active=1000");

        assertThat(late.status()).isEqualTo(401);
        assertThat(late.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("reason=\"idle-timeout\""));
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
    }

    @Test
    void aLinkThatAPersonFollowsCountsWhileThePageReports() {
        Page page = signIn();
        report();
        clock().advance(Duration.ofMinutes(2));
        alice().click(page, hello());

        assertIdleRemaining(IDLE);
    }

    @Test
    void anAddressThatAPersonTypesCountsThoughTheBrowserDoesNotNameThem() {
        signIn();
        report();
        clock().advance(Duration.ofMinutes(2));
        alice().ask(
                        "GET",
                        hello(),
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "document",
                        "Sec-Fetch-Site",
                        "none");

        assertIdleRemaining(IDLE);
    }

    @Test
    void aLinkWithinAFrameCountsToo() {
        signIn();
        report();
        clock().advance(Duration.ofMinutes(2));
        alice().ask("GET", hello(), "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe", "Sec-Fetch-User", "?1");

        assertIdleRemaining(IDLE);
    }

    /** No browser says so: a page that could would still be no person. */
    @Test
    void aMarkOnWhatIsNoPageIsNoPerson() {
        signIn();
        report();
        clock().advance(Duration.ofMinutes(2));
        alice().ask("GET", hello(), "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty", "Sec-Fetch-User", "?1");
        alice().ask("GET", hello(), "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty", "Sec-Fetch-Site", "none");
        alice().ask("GET", hello(), "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document", "Sec-Fetch-User", "?0");

        assertIdleRemaining(IDLE.minusMinutes(2));
    }

    @Test
    void aRuleThatCountsCountsWhilePagesReport() {
        signIn();
        report();
        clock().advance(Duration.ofMinutes(2));
        alice().fetch(stage().url("/app/sample/counted/heartbeat"));

        assertIdleRemaining(IDLE);
    }

    @Test
    void extendingCountsWhilePagesReport() {
        signIn();
        report();
        clock().advance(Duration.ofMinutes(2));
        alice().fetch("POST", endpoint("session/extend"));

        assertIdleRemaining(IDLE);
    }

    @Test
    void lookingAtTheStatusIsNoReport() {
        signIn();
        status();
        clock().advance(Duration.ofMinutes(2));
        alice().fetch(hello());

        assertIdleRemaining(IDLE);
    }

    @Test
    void requestsCountAgainFromTheEndOfTheWindowOn() {
        signIn();
        report();
        clock().advance(WINDOW.minus(TICK));
        alice().fetch(hello());
        assertIdleRemaining(IDLE.minus(WINDOW));
        clock().advance(TICK);
        assertIdleRemaining(IDLE.minus(SECOND));
        clock().advance(Duration.ofMinutes(1));
        alice().fetch(hello());

        assertIdleRemaining(IDLE);
    }

    @Test
    void theLastRequestOfAPageThatIsGoneCountsAfterAll() {
        signIn();
        report();
        clock().advance(Duration.ofMinutes(1));
        alice().fetch(hello());
        clock().advance(IDLE.minus(TICK));
        assertThat(status()).contains("\"state\":\"warning\"");
        clock().advance(TICK);

        assertThat(status()).contains("\"reason\":\"idle-timeout\"");
    }

    @Test
    void theEndThatHasMovedIsKeptToWithoutARequest() {
        signIn();
        report();
        clock().advance(Duration.ofMinutes(1));
        alice().fetch(hello());
        long end = clock().instant().plus(IDLE).toEpochMilli();
        clock().advance(IDLE.plusMillis(250));

        DoorFixture.await("it ends without a request", () -> endings().equals(List.of(EndReason.IDLE_TIMEOUT)));
        SessionTag session = only(SessionEvent.Kind.SESSION_CREATED, null).session();
        assertThat(only(SessionEvent.Kind.SESSION_ENDED, session).at()).isEqualTo(end);
    }

    private SessionEvent only(SessionEvent.Kind kind, @Nullable SessionTag session) {
        List<SessionEvent> found = events().stream()
                .filter(event -> event.kind() == kind && (session == null || session.equals(event.session())))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1.5", "0x10", "1234567890123456", "1&active=2", "%31%00", "٣"})
    void whatIsNoTimeIsRefusedAndCountsForNothing(String active) {
        signIn();
        clock().advance(Duration.ofMinutes(2));
        Page answer = report("?active="
                + URLEncoder.encode(active, StandardCharsets.UTF_8)
                        .replace("%26", "&")
                        .replace("%3D", "="));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:curfew:problem:bad-report");
        assertIdleRemaining(IDLE.minusMinutes(2));
        alice().fetch(hello());
        assertIdleRemaining(IDLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none\nOrigin: https://evil.example",
                "Sec-Fetch-Site: same-origin, cross-site",
                "Origin: https://evil.example",
                "Origin: null",
                "Referer: https://evil.example/",
                "Cookie2: none"
            })
    void aReportThatAnotherSiteForgesIsRefusedAndMakesNothingReport(String headers) {
        signIn();
        clock().advance(Duration.ofMinutes(2));
        assertThat(alice().ask("POST", reported("?active=0"), pairs(headers)).status())
                .isEqualTo(403);
        assertThat(new Browser()
                        .ask("POST", reported("?active=0"), pairs(headers))
                        .status())
                .isEqualTo(403);
        assertIdleRemaining(IDLE.minusMinutes(2));
        alice().fetch(hello());
        assertIdleRemaining(IDLE);
    }

    @Test
    void aReportIsPostedAndNeedsASession() {
        assertThat(alice().fetch(endpoint("session/report")).status()).isEqualTo(405);
        assertThat(alice().fetch("POST", endpoint("session/report")).status()).isEqualTo(401);
    }

    @Test
    void aLongRequestThatAPersonStartedCountsAtItsEndToo() {
        Page page = signIn();
        report();
        Gate gate = stage().newGate();
        CompletableFuture<Page> answer =
                CompletableFuture.supplyAsync(() -> alice().click(page, stage().url("/app/sample/hold")));
        gate.awaitEntered();
        clock().advance(Duration.ofMinutes(2));
        gate.open();
        answer.join();

        DoorFixture.await("its end has counted", () -> status().contains("\"idleRemaining\":900,"));
    }

    @Test
    void aLongRequestOfAPageThatReportsDoesNotCountAtItsEnd() {
        signIn();
        report();
        holdOver(Duration.ofMinutes(2), () -> {});

        assertIdleRemaining(IDLE.minusMinutes(2));
    }

    @Test
    void aLongRequestThatCountedCountsNoMoreWhereAPageReportsByThen() {
        signIn();
        holdOver(Duration.ofMinutes(2), this::report);

        assertIdleRemaining(IDLE.minusMinutes(2));
    }

    private void holdOver(Duration time, Runnable meanwhile) {
        Gate gate = stage().newGate();
        CompletableFuture<Page> answer =
                CompletableFuture.supplyAsync(() -> alice().fetch(stage().url("/app/sample/hold")));
        gate.awaitEntered();
        clock().advance(time);
        meanwhile.run();
        gate.open();
        answer.join();
    }
}
