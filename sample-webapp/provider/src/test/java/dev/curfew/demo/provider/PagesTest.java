package dev.curfew.demo.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PagesTest extends WithProvider {

    @Test
    void saysWhatItIsAndWhoAsks() {
        HttpResponse<String> page = party.open(browser, UnaryOperator.identity());

        assertThat(page.body())
                .contains(
                        "never for production",
                        "<strong>shop</strong>",
                        "<html lang=\"en\">",
                        "<label for=\"username\">")
                .contains("Demo users: alice, bob, admin.")
                .doesNotContain("<script");
    }

    @Test
    void isNeitherKeptNorFramedNorScripted() {
        HttpResponse<String> page = party.open(browser, UnaryOperator.identity());

        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
    }

    @Test
    void letsTheFormLeadToTheRelyingPartyForBrowsersCheckRedirectsToo() {
        HttpResponse<String> page = party.open(browser, UnaryOperator.identity());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("form-action 'self' http://127.0.0.1:1");
    }

    @Test
    void prefillsAndEscapesTheLoginHint() {
        HttpResponse<String> page = party.open(browser, builder -> builder.loginHint("\"><b>'&"));

        assertThat(page.body())
                .contains("value=\"&quot;&gt;&lt;b&gt;&#39;&amp;\"")
                .doesNotContain("<b>");
    }

    @Test
    void saysThatThePasswordIsWrongAndLetsTheUserTryAgain() {
        HttpResponse<String> page = party.open(browser, UnaryOperator.identity());

        HttpResponse<String> wrong = browser.submit(page, Map.of("username", "alice", "password", "guess"));

        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(wrong.body())
                .contains("role=\"alert\"", "Wrong username or password", "value=\"alice\"")
                .doesNotContain("guess");
        party.code(browser.submit(wrong, Map.of("username", "alice", "password", "alice")));
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() {
        HttpResponse<String> answer = browser.submit(
                party.open(browser, UnaryOperator.identity()), Map.of("username", "alice", "password", "alice"));

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("demo-provider-session=")
                .endsWith("; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void deniesAccessWhenTheUserCancels() {
        HttpResponse<String> page = party.open(browser, UnaryOperator.identity());

        assertThat(party.error(browser.submit(page, Map.of("cancel", "yes")))).isEqualTo("access_denied");
    }

    @Test
    void refusesAFormOfAnotherSiteAndOneThatHasBeenUsed() {
        HttpResponse<String> page = party.open(browser, UnaryOperator.identity());
        Map<String, String> alice = Map.of("username", "alice", "password", "alice");

        assertThat(browser.submit(page, alice, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(400);
        party.code(browser.submit(page, alice));
        assertThat(browser.submit(page, alice).statusCode()).isEqualTo(400);
    }

    @Test
    void answersWhatItDoesNotKnow() {
        assertThat(browser.get(URI.create(demo.issuer() + "/nothing")).statusCode())
                .isEqualTo(404);
        HttpResponse<String> answer = browser.get(demo.uri(Endpoint.TOKEN));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(browser.post(demo.uri(Endpoint.TOKEN), Map.of()).statusCode())
                .isEqualTo(400);
    }
}
