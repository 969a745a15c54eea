package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.policy.Access;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.EndReason;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session more than the policy allows waits until its user has ended another, and lets nothing through. */
class HeldSessionTest {

    private static final String HOME = "/app/.curfew/";
    private static final Rule ONE = new Rule(
            "one",
            Condition.ALWAYS,
            Effect.builder().maxSessions(1).atLimit(AtLimit.ASK).build());
    private static final Rule BROCHURE = new Rule(
            "brochure",
            Condition.path("/app/public/**"),
            Effect.builder().access(Access.PUBLIC).build());

    private final GuardFixture stage = GuardFixture.with(ONE, BROCHURE);
    private Map<String, String> first = Map.of();

    @BeforeEach
    void aSecondSession() {
        first = stage.signInElsewhere("first");
        stage.signInElsewhere("second");
    }

    private void endTheFirst() {
        Map<String, String> present = Map.copyOf(stage.cookies);
        stage.use(first);
        stage.terminator.end(stage.session().key(), EndReason.LOGOUT, stage.now);
        stage.use(present);
    }

    @Test
    void aPageLeadsToTheChoiceWithTheWayBack() {
        Reply reply = stage.reply(FakeExchange.navigation("/app/orders?x=1&y=%20"));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(GuardFixture.header(reply, "Location"))
                .isEqualTo(HOME + "session/others?return=%2Fapp%2Forders%3Fx%3D1%26y%3D%2520");
        assertThat(GuardFixture.header(reply, "Vary")).contains("Cookie", "Sec-Fetch-Dest");
        assertThat(GuardFixture.header(reply, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aWayBackThatIsTooLongIsLeftOut() {
        Reply reply = stage.reply(FakeExchange.navigation("/app/" + "%20".repeat(600)));
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo(HOME + "session/others");
    }

    @Test
    void aFormLeadsThereWithThePageItWasOnAsTheWayBack() {
        Reply reply = stage.reply(FakeExchange.of("POST", "/app/orders")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")
                .with("Referer", "https://shop.example.com/app/form"));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo(HOME + "session/others?return=%2Fapp%2Fform");
    }

    @Test
    void aFrameOffersTheChoiceInTheWholeWindow() {
        Reply reply = stage.reply(
                FakeExchange.get("/app/part").with("Sec-Fetch-Mode", "navigate").with("Sec-Fetch-Dest", "iframe"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(Jsoup.parse(reply.body()).select("a[target=_top]").eachAttr("href"))
                .containsExactly(HOME + "session/others?return=%2Fapp%2F");
        assertThat(GuardFixture.header(reply, "Content-Security-Policy")).endsWith("frame-ancestors 'self'");
    }

    @ParameterizedTest
    @CsvSource({"GET, , ", "POST, , ", "DELETE, , ", "GET, Upgrade, websocket", "GET, Sec-Purpose, prefetch"})
    void whatCannotShowAPageIsToldWhereItIs(String method, String header, String value) {
        FakeExchange request = FakeExchange.fetch(method, "/app/api");
        Reply reply = stage.reply(header == null ? request : request.with(header, value));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(GuardFixture.header(reply, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.body())
                .contains("\"type\":\"urn:curfew:problem:session-limit\"")
                .contains("\"status\":403")
                .contains("\"others\":\"/app/.curfew/session/others\"");
    }

    @Test
    void publicPathsStayPublicAndSeeNobody() {
        assertThat(stage.proceed(FakeExchange.navigation("/app/public/a")).session())
                .isNull();
        assertThat(stage.reply(FakeExchange.of("OPTIONS", "/app/api")
                                .with("Origin", "https://other.example")
                                .with("Access-Control-Request-Method", "POST"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void nothingItAsksForCountsAsActivity() {
        long before = stage.session().lastActivity();
        stage.now += 600_000;
        for (String path : List.of("/app/", "/app/public/a", HOME + "session", HOME + "session/others")) {
            stage.decide(FakeExchange.navigation(path));
            stage.decide(FakeExchange.fetch("GET", path));
        }
        assertThat(stage.session().lastActivity()).isEqualTo(before);
    }

    @Test
    void itCannotBeExtended() {
        Reply reply = stage.reply(FakeExchange.fetch("POST", HOME + "session/extend"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("urn:curfew:problem:session-limit");
    }

    @Test
    void itsStatusCanBeAskedFor() {
        assertThat(stage.reply(FakeExchange.fetch("GET", HOME + "session")).body())
                .contains("\"state\":\"active\"", "\"user\":\"alice\"");
    }

    @Test
    void itsUserCanSignOutAndTheOtherSessionGoesOn() {
        stage.reply(FakeExchange.of("POST", HOME + "logout").with("Sec-Fetch-Site", "same-origin"));
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).status()).isEqualTo(401);
        stage.use(first);
        stage.proceed(FakeExchange.fetch("GET", "/app/"));
    }

    @Test
    void itEndsOnTimeLikeAnyOther() {
        stage.now += GuardFixture.LIMITS.idle() - 1;
        assertThat(stage.reply(FakeExchange.fetch("POST", HOME + "session/extend"))
                        .status())
                .isEqualTo(403);
        stage.now += 1;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("\"reason\":\"idle-timeout\"");
    }

    @Test
    void itGoesOnByItselfOnceTheOtherHasEnded() {
        assertThat(stage.session().waiting()).isTrue();
        endTheFirst();
        assertThat(requireNonNull(stage.proceed(FakeExchange.fetch("GET", "/app/"))
                                .profile())
                        .name())
                .isEqualTo("alice");
        assertThat(stage.session().waiting()).isFalse();
    }

    @Test
    void itGoesOnAtTheTickOfTheOthersEndAndNotBefore() {
        stage.now += 600_000;
        stage.cookies.clear();
        Map<String, String> third = stage.signInElsewhere("third");
        stage.now = GuardFixture.T + GuardFixture.LIMITS.idle() - 1;
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).status()).isEqualTo(403);
        stage.now++;
        stage.use(third);
        stage.proceed(FakeExchange.fetch("GET", "/app/"));
    }

    @Test
    void aLargerLimitLetsItGo() {
        Guard larger = stage.guards.under(Rulebook.compile(
                new Policy(
                        new Limits(900_000, 28_800_000, 120_000, 600_000),
                        Reauthentication.REQUIRED,
                        List.of(new Rule(
                                "two",
                                Condition.ALWAYS,
                                Effect.builder()
                                        .maxSessions(2)
                                        .atLimit(AtLimit.ASK)
                                        .build()))),
                "/app",
                2));
        FakeExchange request = FakeExchange.fetch("GET", "/app/");
        stage.cookies.forEach(request::cookie);
        assertThat(larger.decide(request, stage.now)).isInstanceOf(Decision.Proceed.class);
    }

    @Test
    void signingInOnceMoreLeadsToTheChoiceAgain() {
        Reply reply = stage.reply(FakeExchange.navigation(HOME + "login?return=%2Fapp%2Forders"));
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo("/app/orders");
        assertThat(stage.reply(FakeExchange.navigation("/app/orders")).status()).isEqualTo(303);
    }
}
