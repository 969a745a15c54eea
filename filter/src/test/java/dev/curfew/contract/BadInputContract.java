package dev.curfew.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Fault;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send: a clear answer, no way in, and nothing left behind. */
public abstract class BadInputContract extends StagedContract {

    private int allowed;

    @AfterEach
    void nothingHasReachedTheApplication() {
        assertThat(served()).isEqualTo(allowed);
        allowed = 0;
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "WRONG_SIGNATURE",
                "WRONG_ISSUER",
                "WRONG_AUDIENCE",
                "WRONG_NONCE",
                "NONE_ALGORITHM",
                "EXPIRED_ID_TOKEN"
            })
    void anIdTokenThatIsNotGoodIsRefused(Fault fault) {
        stage().provider().faults().on(fault);
        Page page = stage().signIn(alice(), alice().open(hello()), "alice");

        assertRefused(page, 400, "does not match this sign-in");
    }

    @Test
    void aUserWhoDeclinesIsToldSo() {
        stage().provider().faults().on(Fault.ACCESS_DENIED);

        assertRefused(alice().open(hello()), 403, "was cancelled");
    }

    @Test
    void aCodeIsGoodForOneUse() {
        URI callback = callbackOf(signIn());
        allowed = 1;

        Page again = new Browser().open(callback);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("no longer in progress");
        assertThat(alice().open(callback).text()).contains("You are already signed in");
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        allowed = 2;
    }

    @Test
    void aCodeOfAnotherSignInIsRefused() {
        Browser mallory = new Browser();
        String code =
                SignInContract.parameters(callbackOf(signIn(mallory, "bob"))).get("code");
        String state = beginSignIn(alice());
        allowed = 1;

        assertRefused(callback("code=" + code + "&state=" + state), 400, "does not match this sign-in");
    }

    @Test
    void aSignInThatAnotherBrowserBeganIsRefused() {
        Browser mallory = new Browser();
        String state = beginSignIn(mallory);

        Page page = callback("code=anything&state=" + state);
        assertThat(page.status()).isEqualTo(400);
        assertNothingLeft(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "code=x",
                "state=",
                "state=short",
                "state=unknown-but-long-enough&code=x",
                "state=a&state=b&code=x",
                "state=%00%0d%0aSet-Cookie:x=y&code=x",
                "error=access_denied",
                "error=%3Cscript%3Ealert(1)%3C/script%3E&error_description=%3Cb%3E&state=unknown-but-long-enough"
            })
    void aCallbackThatNobodyAskedForIsAnswered(String query) {
        Page page = callback(query);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("no longer in progress");
        assertNothingLeft(page);
    }

    @Test
    void hostileWordsOfTheProviderAreNotShown() {
        String state = beginSignIn(alice());
        Page page = callback(
                "error=%3Cscript%3Ealert(1)%3C%2Fscript%3E%0d%0aforged&error_description=%3Cimg+src%3Dx%3E&state="
                        + state);

        assertRefused(page, 403, "was cancelled");
        assertThat(page.body()).doesNotContain("<script", "alert(1)", "<img", "forged");
        assertThat(events())
                .allSatisfy(event -> assertThat(String.valueOf(event.detail())).doesNotContain("<script", "\r", "\n"));
    }

    @Test
    void anAnswerWithoutACodeIsRefused() {
        String state = beginSignIn(alice());

        assertRefused(callback("state=" + state), 400, "does not match this sign-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\"\"",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "===========================================",
                "../../../../../../../../../../../etc/passwd",
                "%00%00%00%00%00%00%00%00%00%00%00%00%00%00%",
                "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
            })
    void aForgedCookieIsNoSession(String value) {
        Wire.Answer answer = fetch("Cookie: curfew=" + value);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("\"reason\":null");
        assertThat(answer.values("Set-Cookie")).isEmpty();
    }

    @Test
    void aCookieThatIsAlmostRightIsNoSession() {
        signIn();
        allowed = 1;
        String value = sessionCookie(alice()).value();

        for (String almost : List.of(
                value.substring(1),
                value.substring(0, 42),
                value + "A",
                value + "=",
                (value.startsWith("A") ? "B" : "A") + value.substring(1),
                value.substring(0, 42) + (char) (value.charAt(42) + 1))) {
            assertThat(fetch("Cookie: curfew=" + almost).status()).as(almost).isEqualTo(401);
        }
        assertThat(fetch("Cookie: Curfew=" + value).status()).isEqualTo(401);
        assertThat(fetch("Cookie: xcurfew=" + value).status()).isEqualTo(401);
    }

    @Test
    void twoCookiesOfOneNameAreNoSession() {
        signIn();
        allowed = 1;
        String good = sessionCookie(alice()).value();

        assertThat(fetch("Cookie: curfew=" + good + "; curfew=forged").status()).isEqualTo(401);
        assertThat(fetch("Cookie: curfew=forged; curfew=" + good).status()).isEqualTo(401);
        assertThat(fetch("Cookie: curfew=forged", "Cookie: curfew=" + good).status())
                .isEqualTo(401);
    }

    @Test
    void anOversizedCookieIsRefusedWithoutATrace() {
        Wire.Answer large = fetch("Cookie: curfew=" + "A".repeat(6000));
        Wire.Answer larger = fetch("Cookie: curfew=" + "A".repeat(60_000));

        assertThat(large.status()).isEqualTo(401);
        assertThat(larger.status()).isEqualTo(400);
        assertThat(larger.body()).doesNotContain("AAAA", "\tat ");
    }

    @Test
    void aForgedSignInCookieIsLeftAlone() {
        String state = beginSignIn(alice());
        alice().cookies().all().stream()
                .filter(cookie -> cookie.name().startsWith("curfew-login-"))
                .toList()
                .forEach(cookie -> alice().cookies().put(cookie.withValue("forged")));

        assertThat(callback("code=x&state=" + state).status()).isEqualTo(400);
    }

    /** The state of a sign-in that has just begun. */
    private String beginSignIn(Browser browser) {
        return requireNonNull(
                SignInContract.parameters(browser.open(hello()).url()).get("state"));
    }

    private Wire.Answer fetch(String... headers) {
        return stage().wire().send("GET " + HELLO, headers);
    }

    private Page callback(String query) {
        return alice().open(stage().url(stage().endpoint("callback") + "?" + query));
    }

    private URI callbackOf(Page page) {
        return page.hops().stream()
                .map(Page.Hop::url)
                .filter(url -> url.getPath().equals(stage().endpoint("callback")))
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(Page page, int status, String words) {
        assertThat(page.status()).as("%s", page).isEqualTo(status);
        assertThat(page.text()).contains(words);
        assertThat(page.has("a.go")).isTrue();
        assertNothingLeft(page);
    }

    private void assertNothingLeft(Page page) {
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("\tat ", "Exception", "dev.curfew", DoorFixture.CLIENT_SECRET);
        assertThat(alice().cookies().find("curfew")).isEmpty();
        assertThat(alice().cookies().all()).noneMatch(cookie -> cookie.name().startsWith("curfew-login-"));
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
    }
}
