package dev.curfew.reply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in leads back to what was asked for, or as near to it as a cookie can hold. */
class ReturnTargetsTest {

    private static final String HOME = "/app/.curfew/";

    private final GuardFixture stage = GuardFixture.with();

    private static FakeExchange browser(String target) {
        return FakeExchange.navigation(target).with("Accept-Encoding", "gzip, deflate, br, zstd");
    }

    private String wayBackFrom(FakeExchange exchange) {
        Reply back = stage.callback(GuardFixture.stateIn(stage.reply(exchange)));
        assertThat(back.status()).isEqualTo(303);
        return requireNonNull(GuardFixture.header(back, "Location"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void anAddressThatFitsComesBackWhole(int beyond) {
        String target = "/app/orders?q=";
        String whole = target + "a".repeat(ReturnTarget.LONGEST - target.length() + beyond);

        assertThat(wayBackFrom(FakeExchange.navigation(whole))).isEqualTo(whole);
        assertThat(stage.kinds()).doesNotContain(Kind.RETURN_SHORTENED);
    }

    @Test
    void oneThatIsLongerComesBackWithoutItsQueryAndTheLogSaysSo() {
        String whole = "/app/orders?q=" + "secret".repeat(ReturnTarget.LONGEST);

        assertThat(wayBackFrom(FakeExchange.navigation(whole))).isEqualTo("/app/orders");
        assertThat(stage.events)
                .filteredOn(event -> event.kind() == Kind.RETURN_SHORTENED)
                .singleElement()
                .extracting(SessionEvent::detail)
                .asString()
                .contains(whole.length() + " characters", "at most 2048", "without its query")
                .doesNotContain("secret");
    }

    @Test
    void aPathThatIsTooLongLeadsToTheStartOfItsApplication() {
        assertThat(wayBackFrom(FakeExchange.navigation("/app/" + "a".repeat(ReturnTarget.LONGEST) + "?q=1")))
                .isEqualTo("/app/");
        assertThat(stage.kinds()).contains(Kind.RETURN_SHORTENED);
    }

    @Test
    void aReturnThatIsTooLongLosesItsQuery() {
        String wanted = "/app/orders?q=" + "a".repeat(ReturnTarget.LONGEST);

        assertThat(wayBackFrom(FakeExchange.navigation(HOME + "login?return=" + encoded(wanted))))
                .isEqualTo("/app/orders");
    }

    @Test
    void aFragmentComesBack() {
        assertThat(wayBackFrom(FakeExchange.navigation(HOME + "login?return=%2Fapp%2Fspa%3Fa%3Db%23%2Forders%2F7")))
                .isEqualTo("/app/spa?a=b#/orders/7");
    }

    @Test
    void aBrowserGoesByThePageThatKeepsItsFragment() {
        Reply first = stage.reply(browser("/app/spa?a=b&c"));
        Reply page = stage.reply(browser(requireNonNull(GuardFixture.header(first, "Location"))));

        assertThat(first.status()).isEqualTo(303);
        assertThat(GuardFixture.headers(first, "Set-Cookie")).isEmpty();
        assertThat(GuardFixture.header(first, "Location")).isEqualTo(HOME + "fragment?return=%2Fapp%2Fspa%3Fa%3Db%26c");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<a class=\"go\" href=\"" + HOME + "login?return=%2Fapp%2Fspa%3Fa%3Db%26c\">")
                .contains("<script src=\"" + HOME + "fragment.js\" defer></script>")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"0;url=" + HOME
                        + "login?return=%2Fapp%2Fspa%3Fa%3Db%26c\"></noscript>");
        assertThat(GuardFixture.header(page, "Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(GuardFixture.header(page, "Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, navigate, document, 'gzip, deflate'",
        "GET, navigate, document, 'identity'",
        "GET, navigate, document, 'abr, brx'",
        "HEAD, navigate, document, 'gzip, br'",
        "GET, , , 'gzip, br'"
    })
    void whoMayBeNoBrowserGoesStraightToTheProvider(String method, String mode, String destination, String codings) {
        FakeExchange request =
                FakeExchange.of(method, "/app/spa").with("Accept", "text/html").with("Accept-Encoding", codings);
        if (mode != null) {
            request.with("Sec-Fetch-Mode", mode).with("Sec-Fetch-Dest", destination);
        }

        assertThat(GuardFixture.stateIn(stage.reply(request))).isNotEmpty();
    }

    @Test
    void anAddressThatIsTooLongForThePageGoesStraightToTheProvider() {
        String long3 = "/app/" + "%2F".repeat(600);

        assertThat(wayBackFrom(browser(long3))).isEqualTo(long3);
    }

    @Test
    void thePageLeadsNowhereElse() {
        for (String evil :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/app/.curfew/logout"}) {
            assertThat(stage.reply(browser(HOME + "fragment?return=" + encoded(evil)))
                            .body())
                    .contains("login?return=%2Fapp%2F\"")
                    .doesNotContain("evil", "logout");
        }
    }

    @Test
    void theScriptIsKeptByBrowsersUntilItChanges() {
        Reply script = stage.reply(FakeExchange.fetch("GET", HOME + "fragment.js"));
        String tag = requireNonNull(GuardFixture.header(script, "ETag"));
        Reply again =
                stage.reply(FakeExchange.fetch("GET", HOME + "fragment.js").with("If-None-Match", tag));

        assertThat(script.status()).isEqualTo(200);
        assertThat(GuardFixture.header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void theApplicationsOwnSignInLeadsToItsStart() {
        stage.signIn();
        for (String method : new String[] {"GET", "POST"}) {
            Reply reply = stage.reply(FakeExchange.of(method, "/app/protected/j_security_check")
                    .with("Sec-Fetch-Mode", "navigate")
                    .with("Sec-Fetch-Dest", "document")
                    .with("Sec-Fetch-Site", "same-origin"));

            assertThat(reply.status()).isEqualTo(303);
            assertThat(GuardFixture.header(reply, "Location")).isEqualTo("/app/");
        }
    }

    @Test
    void whatTheApplicationHasMappedItselfIsItsOwn() {
        stage.signIn();

        assertThat(stage.proceed(
                        FakeExchange.navigation("/app/j_security_check").mapped()))
                .isNotNull();
    }

    @Test
    void thePasswordOfTheApplicationsOwnSignInIsNotKept() {
        stage.signIn();
        stage.pass(GuardFixture.LIMITS.idle());
        FakeExchange form = FakeExchange.of("POST", "/app/j_security_check")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")
                .with("Sec-Fetch-Site", "same-origin")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Referer", "https://shop.example.com/app/login.jsp")
                .sending("j_username=alice&j_password=hunter2");
        String state = GuardFixture.stateIn(stage.reply(form));
        stage.provider.authTime = stage.now / 1000 + 1;

        assertThat(GuardFixture.header(stage.callback(state), "Location")).isEqualTo("/app/");
        assertThat(stage.kinds()).doesNotContain(Kind.FORM_KEPT, Kind.FORM_DROPPED);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
