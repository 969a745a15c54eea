package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Cookie;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.demo.provider.Fault;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Access;
import dev.curfew.policy.Effect;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A path asks for more than the session has: there the user authenticates again, and elsewhere the session goes on (RFC 9470). */
public abstract class StepUpContract extends StagedContract {

    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration SHORT_IDLE = Duration.ofMinutes(5);
    private static final Duration AGE = Duration.ofMinutes(10);

    /** Activity is recorded at least this finely where a path asks for {@link #SHORT_IDLE}. */
    private static final Duration GRANULARITY = SHORT_IDLE.dividedBy(100);

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(
                        TomcatFixture.rule(
                                "payments",
                                "/app/sample/payments/**",
                                Effect.builder().idle(SHORT_IDLE.toMillis())),
                        TomcatFixture.rule(
                                "vault",
                                "/app/sample/vault/**",
                                Effect.builder().reauthenticateAfter(AGE.toMillis())),
                        TomcatFixture.rule(
                                "strong",
                                "/app/sample/strong/**",
                                Effect.builder().acr(List.of("2"))),
                        TomcatFixture.rule(
                                "unheard-of",
                                "/app/sample/unheard-of",
                                Effect.builder().acr(List.of("9"))),
                        TomcatFixture.rule(
                                "at-odds",
                                "/app/sample/at-odds",
                                Effect.builder().acr(List.of())),
                        TomcatFixture.rule(
                                "books",
                                "/app/sample/books/**",
                                Effect.builder().access(Access.anyOf(Set.of("admin", "auditor")))));
    }

    @Test
    void aPathWithAShorterIdleTimeoutLetsInOneTickBeforeIt() {
        signIn();
        clock().advance(SHORT_IDLE.minus(TICK));

        assertThat(alice().open(at("payments/new")).body()).contains("user=alice");
    }

    @Test
    void aPathWithAShorterIdleTimeoutAsksForThePasswordAtIt() {
        signIn();
        clock().advance(SHORT_IDLE);

        assertAsksAgainAndLetsIn(at("payments/new"));
    }

    @Test
    void theRestOfTheApplicationGoesOnWhereAPathAsks() {
        signIn();
        clock().advance(SHORT_IDLE);

        assertThat(alice().open(at("payments/new"))).matches(isSignInPage());
        assertThat(alice().open(hello()).body()).contains("user=alice");
        assertThat(endings()).isEmpty();
    }

    @Test
    void theNextClickElsewhereDoesNotUndoTheGap() {
        signIn();
        clock().advance(SHORT_IDLE);
        alice().open(hello());

        assertAsksAgainAndLetsIn(at("payments/new"));
    }

    @Test
    void theNextClickElsewhereKeepsAShorterGapGoodEnough() {
        signIn();
        clock().advance(SHORT_IDLE.minus(TICK));
        alice().open(hello());
        clock().advance(SHORT_IDLE.minus(GRANULARITY));

        assertThat(alice().open(at("payments/new")).body()).contains("user=alice");
    }

    @Test
    void thereTheOldSessionsCookieIsDeadAndItsHttpSessionGoesOn() {
        signIn();
        String before = told(alice().open(at("count")), "count");
        Cookie old = sessionCookie(alice());
        clock().advance(SHORT_IDLE);
        stage().signIn(alice(), alice().open(at("payments/new")), "alice");

        assertThat(before).isEqualTo("1");
        assertThat(told(alice().open(at("count")), "count")).isEqualTo("2");
        assertThat(sessionCookie(alice()).value()).isNotEqualTo(old.value());
        alice().cookies().put(old);
        assertThat(alice().fetch(at("payments/new")).status())
                .as("for a minute it opens what it opened before, and nothing else")
                .isEqualTo(401);
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        clock().advance(Duration.ofMinutes(1));
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
    }

    @Test
    void aProviderThatDoesNotAskAgainIsNotBelieved() {
        signIn();
        clock().advance(SHORT_IDLE);
        stage().provider().faults().on(Fault.IGNORE_REAUTHENTICATION);
        Page page = alice().open(at("payments/new"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Please sign in again");
        assertThat(alice().open(hello()).body()).contains("user=alice");
    }

    @Test
    void anAuthenticationIsYoungEnoughOneTickBeforeTheAge() {
        signIn();
        clock().advance(AGE.minus(TICK));

        assertThat(alice().open(at("vault/x")).body()).contains("user=alice");
    }

    @Test
    void anAuthenticationIsTooOldAtTheAgeHoweverActiveTheUserIs() {
        signIn();
        for (int minute = 0; minute < 10; minute++) {
            clock().advance(Duration.ofMinutes(1));
            alice().open(hello());
        }

        assertAsksAgainAndLetsIn(at("vault/x"));
        clock().advance(AGE.minus(TICK));
        assertThat(alice().open(at("vault/x")).body()).contains("user=alice");
    }

    @Test
    void aYoungerAuthenticationAtTheProviderIsEnoughForAnAge() {
        signIn();
        clock().advance(AGE.minusMinutes(1));
        alice().cookies().delete(sessionCookie(alice()));
        Page elsewhere = alice().open(stage().url(stage().endpoint("login") + "?return=/app/sample/hello"));
        assertThat(elsewhere.url()).isEqualTo(hello());
        clock().advance(Duration.ofSeconds(61));

        Page page = alice().open(at("vault/x"));
        assertThat(page).matches(isSignInPage());
        assertThat(SignInContract.parameters(page.url()))
                .containsEntry("max_age", String.valueOf(AGE.toSeconds()))
                .doesNotContainKey("prompt");
    }

    @Test
    void aStrongerClassIsAskedForAndChecked() {
        signIn();
        Page page = alice().open(at("strong/x"));

        assertThat(page).matches(isSignInPage());
        assertThat(SignInContract.parameters(page.url())).containsEntry("acr_values", "2");
        assertThat(stage().signIn(alice(), page, "alice").url()).isEqualTo(at("strong/x"));
        assertThat(alice().open(at("strong/y")).body()).contains("user=alice");
    }

    @Test
    void aClassThatTheProviderDoesNotGiveLetsNobodyIn() {
        signIn();
        long asked = stage().provider().requests(Endpoint.AUTHORIZATION);
        Page page = alice().open(at("unheard-of"));
        while (page.has("form input[name=password]")) {
            page = stage().signIn(alice(), page, "alice");
        }

        assertThat(page.status()).isEqualTo(403);
        assertThat(stage().provider().requests(Endpoint.AUTHORIZATION) - asked).isEqualTo(2);
        assertThat(alice().open(hello()).body()).contains("user=alice");
    }

    @Test
    void rulesThatNoClassCanSatisfyLetNobodyInAndAskNobody() {
        signIn();
        long asked = stage().provider().requests(Endpoint.AUTHORIZATION);

        assertThat(alice().open(at("at-odds")).status()).isEqualTo(403);
        assertThat(stage().provider().requests(Endpoint.AUTHORIZATION)).isEqualTo(asked);
    }

    @Test
    void aScriptIsToldWhatItTakesAndWhereToGetIt() {
        signIn();
        clock().advance(AGE);
        int before = served();
        Page answer = alice().fetch(at("vault/x"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("Curfew error=\"insufficient_user_authentication\", max_age=\"600\", login=\""
                        + stage().endpoint("login") + "?max_age=600\"");
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:curfew:problem:reauthentication-required\"")
                .contains("\"error\":\"insufficient_user_authentication\"")
                .contains("\"max_age\":600");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(served()).isEqualTo(before);
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void theLoginThatAScriptIsGivenMakesItsNextRequestPass() {
        signIn();
        clock().advance(AGE);
        Page page = alice().open(endpoint("login?max_age=600&return=/app/sample/hello"));

        assertThat(page).matches(isSignInPage());
        assertThat(stage().signIn(alice(), page, "alice").url()).isEqualTo(hello());
        assertThat(alice().fetch(at("vault/x")).status()).isEqualTo(200);
    }

    @Test
    void aLoginThatAsksForNothingNewLeadsStraightOn() {
        signIn();
        clock().advance(AGE.minusSeconds(1));

        assertThat(alice().open(endpoint("login?max_age=600&acr_values=1&return=/app/sample/hello"))
                        .url())
                .isEqualTo(hello());
    }

    @Test
    void aFormGoesToSignInAndBackToItsPage() {
        signIn();
        clock().advance(AGE);
        int before = served();
        Page page = alice().ask(
                        "POST",
                        at("vault/x"),
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "document",
                        "Referer",
                        hello().toString());

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("max_age=600"));
        assertThat(served()).isEqualTo(before);
    }

    @Test
    void aFrameOffersTheWayInTheWholeWindow() {
        signIn();
        clock().advance(AGE);
        Page page = alice().ask("GET", at("vault/x"), "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe");

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.link("a.go").toString()).contains("login?max_age=600&return=");
    }

    @Test
    void aRoleThatTheUserDoesNotHoldIsAskedForInVain() {
        signIn();
        int before = served();

        assertThat(alice().open(at("books/2026")).status()).isEqualTo(403);
        assertThat(alice().fetch(at("books/2026")).body()).contains("urn:curfew:problem:not-allowed");
        assertThat(served()).isEqualTo(before);
        assertThat(endings()).isEmpty();
    }

    @Test
    void oneOfTheRolesIsEnough() {
        signIn(alice(), "admin");

        assertThat(alice().open(at("books/2026")).body()).contains("user=admin");
    }

    private URI at(String path) {
        return stage().url("/app/sample/" + path);
    }

    private void assertAsksAgainAndLetsIn(URI path) {
        int before = served();
        Page page = alice().open(path);

        assertThat(page).matches(isSignInPage());
        assertThat(served()).isEqualTo(before);
        assertThat(stage().signIn(alice(), page, "alice").url()).isEqualTo(path);
        assertThat(served()).isEqualTo(before + 1);
        assertThat(endings()).isEmpty();
        assertThat(events()).extracting(SessionEvent::kind).contains(SessionEvent.Kind.SESSION_RENEWED);
    }
}
