package dev.curfew.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.http.ReturnTarget;
import dev.curfew.observe.SessionEvent;
import java.net.URI;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in leads back to a page of this origin, and public rules open what they say: however an address is written. */
public abstract class WayBackContract extends StagedContract {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "https://evil.example/",
                "http:evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/ok\r\nSet-Cookie: forged=1",
                "/\u0000",
                "app/relative",
                "",
                "/%\u00e4"
            })
    void aReturnToElsewhereIsNoReturn(String wanted) {
        signIn();
        URI login = stage().url(stage().endpoint("login") + "?return=" + URLEncoder.encode(wanted, UTF_8));
        Page answer = alice().ask("GET", login, "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains(start());
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%2f%2fevil.example", "/%5cevil.example", "/.%2e/evil", "/app/sample/a?next=//evil.example"})
    void aReturnThatStaysHereStaysHere(String wanted) {
        signIn();
        URI login = stage().url(stage().endpoint("login") + "?return=" + URLEncoder.encode(wanted, UTF_8));
        Page answer = alice().ask("GET", login, "Accept", "text/html");

        assertThat(answer.header("Location")).contains(wanted);
        assertThat(login.resolve(wanted).getAuthority()).isEqualTo(login.getAuthority());
    }

    @Test
    void twoReturnsAreNone() {
        signIn();
        URI login = stage().url(stage().endpoint("login") + "?return=%2Fapp%2Fa&return=%2Fapp%2Fb");

        assertThat(alice().ask("GET", login, "Accept", "text/html").header("Location"))
                .contains(start());
    }

    @Test
    void anAddressThatBeginsLikeAHostIsNoWayBack() {
        Wire.Answer answer =
                stage().wire().send("GET //app/sample/hello", "Accept: text/html", "Sec-Fetch-Mode: navigate");

        assertThat(answer.status()).isIn(303, 400);
        assertThat(served()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/sample/hello;x=/app/sample/public/a",
                "/app/sample/public/../hello",
                "/app/sample/public/..;/hello",
                "/app/sample/public/..;x=y/hello",
                "/app/sample/public/%2e%2e/hello",
                "/app/sample/public/%2E%2e;a/hello",
                "/app/sample/public/%252e%252e/../../hello",
                "/app/sample/PUBLIC/about",
                "/app/sample/Public/about",
                "/app/sample/publi%63x/about",
                "/app/sample//hello",
                "/app//sample/hello",
                "/app/./sample/hello",
                "/app;jsessionid=x/sample/hello",
                "/app/sample/hello?/app/sample/public/",
                "/app/sample/hello#/app/sample/public/",
                "/app/.curfew/../sample/hello",
                "/app/.curfew/..;/sample/hello",
                "/app/.CURFEW/session",
                "/app/%2ecurfew%2fsession",
                "/app/sample/public%2f..%2fhello",
                "/app/sample/public%5c..%5chello",
                "/app/sample/public/..\\hello",
                "/app/sample/public/%00/../../hello"
            })
    void aPublicRuleOpensNothingElse(String target) {
        Wire.Answer answer = stage().wire().send("GET " + target, "Accept: */*");

        assertThat(served()).isZero();
        assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 404);
        assertThat(answer.body()).doesNotContain("\tat ", "user=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/sample/public/about",
                "/app/sample/public/about;x=y",
                "/app/sample/publi%63/about",
                "/app/sample/public/%252e%252e/hello",
                "/app/sample/other/../public/about"
            })
    void aPublicRuleOpensWhatItSays(String target) {
        Wire.Answer answer = stage().wire().send("GET " + target, "Accept: */*");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("user=null");
        assertThat(served()).isEqualTo(1);
    }

    @Test
    void whatStrangersForwardIsNotBelieved() {
        Page.Hop hop = alice().open(hello()).hops().get(0);
        Wire.Answer answer = stage().wire()
                .send(
                        "GET " + HELLO,
                        "Accept: text/html",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Port: 443",
                        "X-Forwarded-For: 127.0.0.1",
                        "X-Forwarded-User: admin",
                        "Forwarded: host=evil.example;proto=https",
                        "X-Original-URL: /app/sample/public/about",
                        "X-Rewrite-URL: /app/sample/public/about",
                        "X-HTTP-Method-Override: OPTIONS");

        assertThat(hop.status()).isEqualTo(303);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(SignInContract.parameters(URI.create(answer.value("Location"))))
                .containsEntry("redirect_uri", endpoint("callback").toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 100, 3000})
    void aLongAddressComesBackWholeOrWithoutItsQuery(int beyond) {
        String path = HELLO + "?q=";
        String whole = path + "a".repeat(ReturnTarget.LONGEST - path.length() + beyond);
        Page page = stage().signIn(alice(), alice().open(stage().url(whole)), "alice");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.url()).isEqualTo(stage().url(beyond > 0 ? HELLO : whole));
        assertThat(events().stream().map(SessionEvent::kind).filter(SessionEvent.Kind.RETURN_SHORTENED::equals))
                .hasSize(beyond > 0 ? 1 : 0);
    }

    @Test
    void aPathThatIsTooLongComesBackToTheStartOfItsApplicationAndNotOfTheHost() {
        URI long1 = stage().url("/app/sample/" + "a".repeat(ReturnTarget.LONGEST));

        assertThat(stage().signIn(alice(), alice().open(long1), "alice").url()).isEqualTo(stage().url("/app/"));
    }

    @Test
    void aBrowserGoesByThePageThatKeepsItsFragment() {
        Page first = alice().ask(
                        "GET",
                        stage().url(HELLO + "?a=b"),
                        "Accept",
                        "text/html",
                        "Accept-Encoding",
                        "gzip, deflate, br",
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "document");
        Page page = alice().open(stage().url(first.header("Location").orElseThrow()));

        assertThat(first.status()).isEqualTo(303);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.has("a.go[href$='login?return=%2Fapp%2Fsample%2Fhello%3Fa%3Db']"))
                .isTrue();
        assertThat(alice().fetch(endpoint("fragment.js")).status()).isEqualTo(200);
    }

    @Test
    void aFragmentComesBack() {
        URI login = stage().url(stage().endpoint("login") + "?return=%2Fapp%2Fsample%2Fhello%23%2Forders%2F7");
        Page page = stage().signIn(alice(), alice().open(login), "alice");

        assertThat(page.hops().get(page.hops().size() - 1).headers().firstValue("Location"))
                .contains("/app/sample/hello#/orders/7");
    }

    @Test
    void theApplicationsOwnSignInLeadsToItsStart() {
        signIn();
        for (String method : new String[] {"GET", "POST"}) {
            Page answer = alice().ask(method, stage().url("/app/secret/j_security_check"), "Accept", "text/html");

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Location")).contains("/app/");
        }
    }

    @Test
    void whatTheApplicationHasMappedForItsOwnSignInIsItsOwn() {
        signIn();

        assertThat(alice().ask("GET", stage().url("/app/sample/j_security_check"), "Accept", "text/html")
                        .body())
                .contains("user=alice");
    }

    private String start() {
        return stage().endpoint("").replace(".curfew/", "");
    }
}
