package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a session each kind of request gets the answer that its sender can use, and none reaches the application. */
public abstract class AnswersContract extends StagedContract {

    @AfterEach
    void nothingHasReachedTheApplicationThatNeedsAUser() {
        assertThat(served()).isEqualTo(allowed);
        allowed = 0;
    }

    private int allowed;

    @Test
    void aScriptIsToldWhereToSignIn() {
        Page answer = alice().fetch(hello());

        assertUnauthorized(answer);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"urn:curfew:problem:sign-in-required\",\"title\":\"Sign-in required\",\"status\":401,"
                                + "\"detail\":\"This request requires a session.\",\"reason\":null,\"login\":\"%s\"}",
                        stage().endpoint("login"));
        assertThat(answer.header("WWW-Authenticate")).contains("Curfew login=\"" + stage().endpoint("login") + "\"");
    }

    @Test
    void aScriptIsToldWhyTheSessionEnded() {
        signIn();
        allowed = 1;
        clock().advance(TomcatFixture.IDLE);
        Page answer = alice().fetch(hello());

        assertUnauthorized(answer);
        assertThat(answer.body())
                .contains("\"type\":\"urn:curfew:problem:session-ended\"", "\"reason\":\"idle-timeout\"");
        assertThat(answer.header("WWW-Authenticate"))
                .contains("Curfew login=\"" + stage().endpoint("login") + "\", reason=\"idle-timeout\"");
    }

    @Test
    void aScriptOfAnOldBrowserIsToldTheSame() {
        assertUnauthorized(alice().ask("GET", hello(), "X-Requested-With", "XMLHttpRequest", "Accept", "text/html"));
        assertUnauthorized(alice().ask("GET", hello(), "Accept", "application/json"));
        assertUnauthorized(alice().ask("GET", hello()));
    }

    @Test
    void everyMethodOfAScriptIsToldTheSame() {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertUnauthorized(alice().fetch(method, hello()));
        }
    }

    @Test
    void anEventSourceIsToldTheSame() {
        assertUnauthorized(alice().ask(
                        "GET",
                        hello(),
                        "Accept",
                        "text/event-stream",
                        "Sec-Fetch-Mode",
                        "cors",
                        "Sec-Fetch-Dest",
                        "empty"));
        assertUnauthorized(alice().ask("GET", hello(), "Accept", "text/event-stream"));
    }

    @Test
    void anImageAndAStylesheetAreToldTheSame() {
        assertUnauthorized(alice().ask(
                        "GET",
                        hello(),
                        "Accept",
                        "image/avif,*/*",
                        "Sec-Fetch-Mode",
                        "no-cors",
                        "Sec-Fetch-Dest",
                        "image"));
        assertUnauthorized(alice().ask(
                        "GET",
                        hello(),
                        "Accept",
                        "text/css,*/*",
                        "Sec-Fetch-Mode",
                        "no-cors",
                        "Sec-Fetch-Dest",
                        "style"));
    }

    @Test
    void aPrefetchIsToldTheSame() {
        assertUnauthorized(alice().ask(
                        "GET",
                        hello(),
                        "Accept",
                        "text/html",
                        "Sec-Purpose",
                        "prefetch;prerender",
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "document"));
    }

    @Test
    void aWebSocketIsToldTheSame() {
        Wire.Answer answer = stage().wire()
                .send(
                        "GET " + HELLO,
                        "Connection: Upgrade, close",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.values("Set-Cookie")).isEmpty();
        assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aFrameGetsAPageThatLeadsOut() {
        Page page = alice().ask(
                        "GET",
                        hello(),
                        "Accept",
                        "text/html",
                        "Referer",
                        stage().url("/app/sample/around?a=b").toString(),
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "iframe");

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'self'"));
        assertThat(page.has("a[target=_top][href=" + stage().endpoint("login")
                        + "?return=%2Fapp%2Fsample%2Faround%3Fa%3Db]"))
                .isTrue();
    }

    @Test
    void aNavigationOfAnOldBrowserIsSentToSignIn() {
        Page answer = alice().ask("GET", hello(), "Accept", "text/html,*/*");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).contains("Cookie", "Sec-Fetch-Dest"));
    }

    @Test
    void aHeadRequestIsSentToSignInWithoutABody() {
        Wire.Answer answer = stage().wire().send("HEAD " + HELLO, "Accept: text/html");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.body()).isEmpty();
        assertThat(stage().wire().send("HEAD " + HELLO).status()).isEqualTo(401);
    }

    @Test
    void aFormIsSentToSignInByAMethodThatDropsIt() {
        Page answer = alice().ask(
                        "POST",
                        hello(),
                        "Accept",
                        "text/html",
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "document");

        assertThat(answer.status()).isEqualTo(303);
    }

    @Test
    void aPreflightIsAnsweredWithoutAllowingAnything() {
        Wire.Answer answer = stage().wire()
                .send(
                        "OPTIONS " + HELLO,
                        "Origin: https://partner.example",
                        "Access-Control-Request-Method: PUT",
                        "Access-Control-Request-Headers: authorization");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers())
                .noneMatch(header -> header.startsWith("Access-Control-"))
                .noneMatch(header -> header.startsWith("Set-Cookie"))
                .noneMatch(header -> header.startsWith("Content-"));
    }

    @Test
    void anOptionsRequestThatIsNoPreflightDoesNotPass() {
        assertUnauthorized(alice().ask("OPTIONS", hello()));
    }

    @Test
    void whatIsPublicNeedsNobody() {
        Page page = alice().open(stage().url("/app/sample/public/about"));
        allowed = 1;

        assertThat(page.body()).contains("user=null", "auth-type=null");
        assertThat(page.hops()).isEmpty();
        assertThat(page.headers().map()).doesNotContainKeys("set-cookie", "curfew-remaining");
    }

    @Test
    void whatIsPublicKnowsWhoIsSignedIn() {
        signIn();
        allowed = 2;

        assertThat(alice().open(stage().url("/app/sample/public/about")).body()).contains("user=alice");
    }

    private static void assertUnauthorized(Page answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("WWW-Authenticate")).isPresent();
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
        assertThat(answer.body()).contains("\"login\":");
    }
}
