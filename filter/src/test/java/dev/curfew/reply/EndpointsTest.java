package dev.curfew.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.oidc.ProviderException;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.site.EndpointPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    private static final String HOME = "/app/.curfew/";

    private final GuardFixture stage = GuardFixture.with();

    private String status() {
        return stage.reply(FakeExchange.fetch("GET", HOME + "session")).body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login | POST | GET, HEAD",
                "login | OPTIONS | GET, HEAD",
                "callback | POST | GET, HEAD",
                "logout | DELETE | GET, HEAD, POST",
                "session | POST | GET, HEAD",
                "session | PUT | GET, HEAD",
                "session/extend | GET | POST",
                "session/extend | HEAD | POST",
                "session/closing | GET | POST",
                "health | POST | GET, HEAD"
            })
    void anotherMethodIsAnsweredWithThoseThatAreAllowed(String endpoint, String method, String allowed) {
        stage.signIn();
        Reply reply = stage.reply(FakeExchange.fetch(method, HOME + endpoint));
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers()).contains(entry("Allow", allowed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "login/", "Login", "session/", "session/x", "check", "metrics", "admin/"})
    void whatIsNoEndpointIsNotFoundAndNeverTheApplications(String endpoint) {
        stage.signIn();
        assertThat(stage.reply(FakeExchange.navigation(HOME + endpoint)).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.curfew/login",
                "/app2/.curfew/login",
                "/app/.curfew",
                "/app/.CURFEW/login",
                "/app/x/.curfew/login"
            })
    void pathsOutsideOfHomeAreTheApplications(String path) {
        stage.signIn();
        stage.proceed(FakeExchange.navigation(path));
    }

    @ParameterizedTest
    @EnumSource
    void anEndpointTakesItsMethodsAndNoOther(EndpointPath endpoint) {
        stage.signIn();
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            int status = stage.reply(
                            FakeExchange.fetch(method, HOME + endpoint.path()).with("Sec-Fetch-Site", "same-origin"))
                    .status();
            assertThat(status == 405)
                    .as("%s %s: %s", method, endpoint, status)
                    .isNotEqualTo(endpoint.methods().contains(method));
        }
    }

    @Test
    void everyEndpointHasAnAnswer() {
        for (EndpointPath endpoint : EndpointPath.values()) {
            assertThat(stage.reply(FakeExchange.fetch("GET", HOME + endpoint.path()))
                            .status())
                    .isNotEqualTo(404);
        }
    }

    @Test
    void theStatusOfNobody() {
        assertThat(status())
                .isEqualTo(
                        "{\"state\":\"none\",\"reason\":null,\"idleRemaining\":0,\"absoluteRemaining\":0,\"warn\":120,"
                                + "\"user\":null,\"login\":\"/app/.curfew/login\",\"interaction\":null,\"report\":null}");
    }

    @Test
    void theStatusGoesFromActiveOverWarningToEndedAndIsNeverActivity() {
        stage.signIn();
        assertThat(status())
                .isEqualTo(
                        "{\"state\":\"active\",\"reason\":null,\"idleRemaining\":900,\"absoluteRemaining\":28800,"
                                + "\"warn\":120,\"user\":\"alice\",\"login\":\"/app/.curfew/login\",\"interaction\":10,\"report\":60}");
        stage.now += 779_999;
        assertThat(status()).contains("\"state\":\"active\"", "\"idleRemaining\":120");
        stage.now += 1;
        assertThat(status()).contains("\"state\":\"warning\"", "\"idleRemaining\":120");
        stage.now += 119_999;
        assertThat(status()).contains("\"state\":\"warning\"", "\"idleRemaining\":0");
        stage.now += 1;
        assertThat(status())
                .contains("\"state\":\"ended\"", "\"reason\":\"idle-timeout\"", "\"user\":null", "\"idleRemaining\":0");
        assertThat(stage.registry.writes()).isEqualTo(1);
    }

    @Test
    void theStatusWithoutLimitsSaysNoNumber() {
        GuardFixture endless = new GuardFixture(
                new Policy(new Limits(Limits.NONE, Limits.NONE, 0, 0), Reauthentication.REQUIRED, List.of()), 10);
        endless.signIn();
        assertThat(endless.reply(FakeExchange.fetch("GET", HOME + "session")).body())
                .contains("\"idleRemaining\":null,\"absoluteRemaining\":null");
        assertThat(endless.proceed(FakeExchange.fetch("GET", "/app/")).headers())
                .contains(entry("Curfew-Remaining", "idle=none, absolute=none"));
    }

    @Test
    void extendingIsActivity() {
        stage.signIn();
        stage.now += 800_000;
        assertThat(stage.reply(FakeExchange.fetch("POST", HOME + "session/extend"))
                        .body())
                .contains("\"state\":\"active\"", "\"idleRemaining\":900", "\"absoluteRemaining\":28000");
    }

    @Test
    void extendingWhatIsOverIsRefusedWithTheReason() {
        stage.signIn();
        stage.now += 900_000;
        Reply reply = stage.reply(FakeExchange.fetch("POST", HOME + "session/extend"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("idle-timeout");
    }

    @Test
    void anotherSiteCannotExtend() {
        stage.signIn();
        stage.now += 800_000;
        assertThat(stage.reply(FakeExchange.of("POST", HOME + "session/extend").with("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(stage.reply(FakeExchange.of("POST", HOME + "session/extend")).status())
                .isEqualTo(403);
        assertThat(status()).contains("\"idleRemaining\":100");
    }

    @Test
    void loginSendsASignedInUserStraightOn() {
        stage.signIn();
        Reply reply = stage.reply(FakeExchange.navigation(HOME + "login?return=%2Fapp%2Fpage"));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers()).contains(entry("Location", "/app/page"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?return=",
                "?return=//evil.example",
                "?return=%2F%2Fevil.example",
                "?return=/a&return=/b",
                "?return=https://e"
            })
    void loginLeadsNowhereElse(String query) {
        stage.signIn();
        assertThat(stage.reply(FakeExchange.navigation(HOME + "login" + query)).headers())
                .contains(entry("Location", "/app/"));
    }

    @Test
    void loginIsNotStartedByAPrefetch() {
        assertThat(stage.reply(FakeExchange.navigation(HOME + "login").with("Sec-Purpose", "prefetch"))
                        .status())
                .isEqualTo(401);
        assertThat(stage.provider.demands).isEmpty();
    }

    @Test
    void logoutEndsHereFirstAndThenLeadsToTheProvider() {
        stage.signIn();
        Reply reply = stage.reply(FakeExchange.of("POST", HOME + "logout").with("Sec-Fetch-Site", "same-origin"));
        assertThat(reply.headers())
                .contains(
                        entry("Location", "https://op.example.com/logout"),
                        entry("Set-Cookie", GuardFixture.NAMES.clearSession()),
                        entry("Clear-Site-Data", "\"cache\""));
        assertThat(stage.farewells).isEmpty();
        assertThat(status()).contains("\"state\":\"none\"");
    }

    @Test
    void logoutWithoutTheProvidersHelpRevokesInTheBackground() {
        stage.signIn();
        stage.provider.logout = null;
        Reply reply = stage.reply(FakeExchange.navigation(HOME + "logout")
                .without("Sec-Fetch-Site")
                .with("Sec-Fetch-Site", "same-origin"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("You are signed out");
        assertThat(stage.farewells).hasSize(1);
    }

    @Test
    void afterALogoutTheProviderHasToAskForCredentials() {
        stage.signIn();
        stage.reply(FakeExchange.of("POST", HOME + "logout").with("Sec-Fetch-Site", "same-origin"));
        String state = stage.goToProvider();
        GuardFixture.stateIn(stage.callback(state));
        assertThat(stage.provider.demands.get(2).prompt()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GET, cross-site, 200", "GET, same-site, 200", "POST, cross-site, 403", "POST, same-site, 403"})
    void anotherSiteSignsNobodyOut(String method, String site, int status) {
        stage.signIn();
        Reply reply = stage.reply(FakeExchange.of(method, HOME + "logout").with("Sec-Fetch-Site", site));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(status()).contains("\"state\":\"active\"");
        assertThat(reply.body().contains("method=\"post\"")).isEqualTo(status == 200);
    }

    @Test
    void anOldBrowserSignsOutByALinkAndNotByAFormOfUnknownOrigin() {
        stage.signIn();
        assertThat(stage.reply(FakeExchange.of("POST", HOME + "logout")).status())
                .isEqualTo(403);
        stage.reply(FakeExchange.get(HOME + "logout"));
        assertThat(status()).contains("\"state\":\"none\"");
    }

    @Test
    void signingOutWithoutASessionIsNoError() {
        for (int i = 0; i < 2; i++) {
            Reply reply = stage.reply(FakeExchange.navigation(HOME + "logout"));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("You are signed out");
        }
    }

    @Test
    void healthTellsWhetherTheProviderIsThere() {
        assertThat(stage.reply(FakeExchange.get(HOME + "health")).body())
                .isEqualTo("{\"status\":\"up\",\"provider\":\"ready\",\"reauthentication\":\"unknown\"}");
        stage.provider.fault = new ProviderException.Unavailable("down");
        assertThat(stage.reply(FakeExchange.get(HOME + "health")).body())
                .isEqualTo("{\"status\":\"up\",\"provider\":\"unavailable\",\"reauthentication\":\"unknown\"}");
    }
}
