package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.CookieNames;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.Transaction;
import dev.curfew.session.Seal;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInCookiesTest {

    private static final long T = 1_800_000_000_000L;
    private static final CookieNames NAMES = new CookieNames(true, "curfew");

    private final SignInCookies cookies = new SignInCookies(NAMES, Seal.withNewKey(new SecureRandom()));

    private static SignInAttempt attempt(int number) {
        return new SignInAttempt(
                new Transaction(FakeProvider.state(number), "nonce", "verifier"),
                new ReturnTarget("/app/page?x=" + number),
                T + number,
                1,
                Proof.laterThan(number, -number));
    }

    private Reply keep(SignInAttempt attempt, FakeExchange request) {
        return cookies.keep(Reply.seeOther("/"), attempt, request);
    }

    private static String[] nameAndValue(String cookie) {
        return cookie.substring(0, cookie.indexOf(';')).split("=", 2);
    }

    private FakeExchange browserWith(int... numbers) {
        FakeExchange request = FakeExchange.get("/");
        for (int number : numbers) {
            String cookie = Stage.headers(keep(attempt(number), FakeExchange.get("/")), "Set-Cookie")
                    .get(0);
            request.cookie(nameAndValue(cookie)[0], nameAndValue(cookie)[1]);
        }
        return request;
    }

    @Test
    void anAttemptComesBackAsItWent() {
        assertThat(cookies.find(FakeProvider.state(1), browserWith(1))).isEqualTo(attempt(1));
        assertThat(SignInAttempt.of(attempt(3).toBytes())).isEqualTo(attempt(3));
    }

    @Test
    void theCookieLivesTenMinutesAndTellsNothing() {
        String cookie = Stage.headers(keep(attempt(1), FakeExchange.get("/")), "Set-Cookie")
                .get(0);
        assertThat(cookie)
                .startsWith("__Host-curfew-login-state-000001=")
                .endsWith("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600")
                .doesNotContain("nonce", "verifier", "page");
    }

    @Test
    void anotherStateFindsNothing() {
        FakeExchange browser = browserWith(1);
        assertThat(cookies.find(FakeProvider.state(2), browser)).isNull();
        assertThat(cookies.find(FakeProvider.state(1) + "x", browser)).isNull();
        assertThat(cookies.find("state-000001", browser)).isNull();
        assertThat(cookies.find("state", browser)).isNull();
        assertThat(cookies.find("", browser)).isNull();
    }

    @Test
    void aCookieUnderAnotherNameOpensNothing() {
        String[] cookie = nameAndValue(Stage.headers(keep(attempt(1), FakeExchange.get("/")), "Set-Cookie")
                .get(0));
        FakeExchange swapped = FakeExchange.get("/").cookie("__Host-curfew-login-state-000002", cookie[1]);
        assertThat(cookies.find(FakeProvider.state(2), swapped)).isNull();
    }

    @Test
    void tabsDoNotCollide() {
        FakeExchange browser = browserWith(1, 2, 3, 4, 5);
        for (int number = 1; number <= 5; number++) {
            assertThat(cookies.find(FakeProvider.state(number), browser)).isEqualTo(attempt(number));
        }
    }

    @Test
    void theFifthKeepsTheOthersAndTheSixthDropsTheOldest() {
        assertThat(Stage.headers(keep(attempt(5), browserWith(1, 2, 3, 4)), "Set-Cookie"))
                .hasSize(1);
        List<String> set = Stage.headers(keep(attempt(6), browserWith(3, 1, 5, 2, 4)), "Set-Cookie");
        assertThat(set).hasSize(2);
        assertThat(set.get(0)).isEqualTo(NAMES.clearSignIn("__Host-curfew-login-state-000001"));
        assertThat(set.get(1)).startsWith("__Host-curfew-login-state-000006=");
    }

    @Test
    void ofThoseThatBeganTogetherTheOneThatBrowsersSendFirstIsTheOldest() {
        FakeExchange browser = FakeExchange.get("/");
        for (int number : new int[] {4, 2, 5, 1, 3}) {
            SignInAttempt together =
                    new SignInAttempt(attempt(number).transaction(), new ReturnTarget("/"), T, 1, Proof.NONE);
            String[] cookie = nameAndValue(Stage.headers(keep(together, FakeExchange.get("/")), "Set-Cookie")
                    .get(0));
            browser.cookie(cookie[0], cookie[1]);
        }
        assertThat(Stage.headers(keep(attempt(6), browser), "Set-Cookie").get(0))
                .isEqualTo(NAMES.clearSignIn("__Host-curfew-login-state-000004"));
    }

    @Test
    void whatWeCannotReadIsDroppedBeforeWhatWeCan() {
        FakeExchange browser = browserWith(1, 2, 3, 4).cookie("__Host-curfew-login-forged", "x");
        assertThat(Stage.headers(keep(attempt(6), browser), "Set-Cookie").get(0))
                .isEqualTo(NAMES.clearSignIn("__Host-curfew-login-forged"));
    }

    @Test
    void manyTooManyAreAllDropped() {
        List<String> set = Stage.headers(keep(attempt(10), browserWith(1, 2, 3, 4, 5, 6, 7, 8, 9)), "Set-Cookie");
        assertThat(set).hasSize(6);
    }

    @Test
    void longAddressesDoNotOutgrowTheHeadersThatAServerTakes() {
        FakeExchange browser = FakeExchange.get("/");
        for (int number = 1; number <= 8; number++) {
            SignInAttempt attempt = new SignInAttempt(
                    attempt(number).transaction(), new ReturnTarget("/" + "a".repeat(1499)), T + number, 1, Proof.NONE);
            FakeExchange next = FakeExchange.get("/");
            List<String> set = Stage.headers(keep(attempt, browser), "Set-Cookie");
            String before = browser.header("Cookie");
            List<String> gone = set.stream()
                    .filter(cookie -> cookie.contains("Max-Age=0"))
                    .map(cookie -> nameAndValue(cookie)[0])
                    .toList();
            for (String cookie : before == null ? new String[0] : before.split("; ", -1)) {
                if (!gone.contains(cookie.substring(0, cookie.indexOf('=')))) {
                    next.cookie(cookie.split("=", 2)[0], cookie.split("=", 2)[1]);
                }
            }
            String[] added = nameAndValue(set.get(set.size() - 1));
            browser = next.cookie(added[0], added[1]);
            assertThat(requireNonNull(browser.header("Cookie")).length()).isLessThan(6000);
            assertThat(cookies.find(attempt.transaction().state(), browser)).isEqualTo(attempt);
        }
    }

    @Test
    void dropsTheCookieOfTheAttempt() {
        assertThat(Stage.headers(cookies.drop(Reply.empty(200), attempt(1)), "Set-Cookie"))
                .containsExactly(NAMES.clearSignIn("__Host-curfew-login-state-000001"));
    }

    @Test
    void bytesOfAnotherFormatAreNoAttempt() {
        byte[] bytes = attempt(1).toBytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(SignInAttempt.of(Arrays.copyOf(bytes, length))).isNull();
        }
        bytes[0]++;
        assertThat(SignInAttempt.of(bytes)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example"})
    void anAttemptWithATargetElsewhereIsNone(String target) {
        byte[] bytes =
                new SignInAttempt(attempt(1).transaction(), new ReturnTarget(target), T, 1, Proof.NONE).toBytes();
        assertThat(SignInAttempt.of(bytes)).isNull();
    }
}
