package dev.curfew.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.crypto.Keys;
import dev.curfew.guard.FakeProvider;
import dev.curfew.guard.GuardFixture;
import dev.curfew.http.CookieJar;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.oidc.SignInSecrets;
import dev.curfew.site.CookieNames;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInCookiesTest {

    private static final long T = 1_800_000_000_000L;
    private static final CookieNames NAMES = new CookieNames(true, "curfew");

    private final SignInCookies cookies =
            new SignInCookies(NAMES, Keys.random(new SecureRandom()).seal("test"));

    private static SignInAttempt attempt(int number) {
        return new SignInAttempt(
                new SignInSecrets(FakeProvider.state(number), "nonce", "verifier"),
                new ReturnTarget("/app/page?x=" + number),
                T + number,
                1,
                AuthenticationRequirement.laterThan(number, -number));
    }

    private Reply keep(SignInAttempt attempt, FakeExchange request) {
        return cookies.keep(Reply.seeOther("/"), attempt, request);
    }

    private static String[] nameAndValue(String cookie) {
        return cookie.substring(0, cookie.indexOf(';')).split("=", 2);
    }

    /** What a browser does with an answer. */
    private FakeExchange after(Reply reply, FakeExchange browser) {
        Map<String, String> kept = new LinkedHashMap<>(CookieJar.of(browser).startingWith(""));
        for (String cookie : GuardFixture.headers(reply, "Set-Cookie")) {
            String[] parts = nameAndValue(cookie);
            kept.remove(parts[0]);
            if (!cookie.contains("Max-Age=0")) {
                kept.put(parts[0], parts[1]);
            }
        }
        FakeExchange next = FakeExchange.get("/");
        kept.forEach(next::cookie);
        return next;
    }

    /** A browser that has begun these attempts one after the other. */
    private FakeExchange browserWith(int... numbers) {
        FakeExchange browser = FakeExchange.get("/");
        for (int number : numbers) {
            browser = after(keep(attempt(number), browser), browser);
        }
        return browser;
    }

    private List<Integer> found(FakeExchange browser, int most) {
        return IntStream.rangeClosed(1, most)
                .filter(number -> attempt(number).equals(cookies.find(FakeProvider.state(number), browser)))
                .boxed()
                .toList();
    }

    @Test
    void anAttemptComesBackAsItWent() {
        assertThat(cookies.find(FakeProvider.state(1), browserWith(1))).isEqualTo(attempt(1));
        assertThat(SignInAttempt.of(attempt(3).toBytes())).isEqualTo(attempt(3));
    }

    @Test
    void theCookieLivesTenMinutesAndTellsNothing() {
        String cookie = GuardFixture.headers(keep(attempt(1), FakeExchange.get("/")), "Set-Cookie")
                .get(0);
        assertThat(cookie)
                .matches("__Host-curfew-login-[0-4]=.*")
                .endsWith("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600")
                .doesNotContain("nonce", "verifier", "page");
    }

    /** RFC 6265, 6.1: browsers keep 4096 bytes of name, value and attributes. */
    @Test
    void theLongestWayBackFitsIntoACookieWithAllElse() {
        String secret = "s".repeat(64);
        SignInAttempt longest = new SignInAttempt(
                new SignInSecrets(secret, secret, secret),
                new ReturnTarget("/" + "a".repeat(ReturnTarget.LONGEST - 1)),
                T,
                2,
                new AuthenticationRequirement(T, T, T, List.of("a".repeat(500))));
        Reply reply = keep(longest, FakeExchange.get("/"));

        assertThat(GuardFixture.headers(reply, "Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.length()).isBetween(3_000, 4_096));
        assertThat(cookies.find(secret, after(reply, FakeExchange.get("/")))).isEqualTo(longest);
    }

    @Test
    void anotherStateFindsNothing() {
        FakeExchange browser = browserWith(1);
        assertThat(cookies.find(FakeProvider.state(2), browser)).isNull();
        assertThat(cookies.find(FakeProvider.state(1) + "x", browser)).isNull();
        assertThat(cookies.find("", browser)).isNull();
    }

    @Test
    void whatAnotherKeyHasSealedOpensNothing() {
        SignInCookies others =
                new SignInCookies(NAMES, Keys.random(new SecureRandom()).seal("test"));
        assertThat(others.find(FakeProvider.state(1), browserWith(1))).isNull();
    }

    @Test
    void tabsDoNotCollide() {
        assertThat(found(browserWith(1, 2, 3, 4, 5), 5)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void theSixthTakesThePlaceOfTheOldest() {
        FakeExchange browser = browserWith(3, 1, 5, 2, 4);
        Reply reply = keep(attempt(6), browser);

        assertThat(GuardFixture.headers(reply, "Set-Cookie")).hasSize(1);
        assertThat(found(after(reply, browser), 6)).containsExactly(2, 3, 4, 5, 6);
    }

    @Test
    void ofThoseThatBeganTogetherTheOneThatBrowsersSendFirstIsTheOldest() {
        FakeExchange browser = FakeExchange.get("/");
        for (int number : new int[] {4, 2, 5, 1, 3}) {
            SignInAttempt together = new SignInAttempt(
                    attempt(number).transaction(), new ReturnTarget("/"), T, 1, AuthenticationRequirement.NONE);
            browser = after(keep(together, browser), browser);
        }
        FakeExchange sixth = after(keep(attempt(6), browser), browser);

        assertThat(cookies.find(FakeProvider.state(4), browser)).isNotNull();
        assertThat(cookies.find(FakeProvider.state(4), sixth)).isNull();
        for (int number : new int[] {2, 5, 1, 3, 6}) {
            assertThat(cookies.find(FakeProvider.state(number), sixth)).isNotNull();
        }
    }

    @Test
    void twentyTabsThatKnowNothingOfEachOtherLeaveNoMoreThanFive() {
        FakeExchange browser = FakeExchange.get("/");
        for (int number = 1; number <= 20; number++) {
            browser = after(keep(attempt(number), FakeExchange.get("/")), browser);
        }

        assertThat(CookieJar.of(browser).startingWith(NAMES.signInPrefix())).hasSizeBetween(2, 5);
        assertThat(found(browser, 20)).hasSizeBetween(2, 5).contains(20);
    }

    @Test
    void twentyTabsWithLongAddressesLeaveNoMoreThanAServerTakes() {
        FakeExchange browser = FakeExchange.get("/");
        for (int number = 1; number <= 20; number++) {
            browser = after(keep(longAttempt(number), FakeExchange.get("/")), browser);
        }

        assertThat(requireNonNull(browser.header(RequestHeader.COOKIE)).length())
                .isLessThan(4096);
    }

    @Test
    void whatWeCannotReadGoesBeforeWhatWeCan() {
        FakeExchange browser = browserWith(1, 2, 3, 4);
        String free = IntStream.range(0, 5)
                .mapToObj(place -> NAMES.signInPrefix() + place)
                .filter(place -> CookieJar.of(browser).single(place) == null)
                .findFirst()
                .orElseThrow();
        browser.cookie(free, "x");

        assertThat(found(after(keep(attempt(6), browser), browser), 6)).containsExactly(1, 2, 3, 4, 6);
    }

    @Test
    void whatHasNoPlaceIsCleared() {
        FakeExchange browser = browserWith(1).cookie("__Host-curfew-login-forged", "x");
        assertThat(GuardFixture.headers(keep(attempt(6), browser), "Set-Cookie").get(0))
                .isEqualTo(NAMES.clearSignIn("__Host-curfew-login-forged"));
    }

    @Test
    void ofAHundredThatWerePlantedAFewAreClearedInEachAnswerUntilNoneIsLeft() {
        FakeExchange browser = browserWith(1);
        for (int i = 0; i < 100; i++) {
            browser.cookie("__Host-curfew-login-planted-" + i, "x".repeat(20));
        }
        for (int answer = 2; answer <= 14; answer++) {
            Reply reply = keep(attempt(answer), browser);
            assertThat(GuardFixture.headers(reply, "Set-Cookie")).hasSizeLessThanOrEqualTo(9);
            browser = after(reply, browser);
        }
        assertThat(CookieJar.of(browser).startingWith(NAMES.signInPrefix())).hasSizeLessThanOrEqualTo(5);
        assertThat(found(browser, 14)).contains(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a\"b", "a,b", "a\tb", "<x>", "a:b", "(a)", "a\\b", "\u0007"})
    void aNameThatIsNoneOfOursNeverComesBackInAnAnswer(String suffix) {
        FakeExchange browser = browserWith(1).cookie(NAMES.signInPrefix() + suffix, "x");
        assertThat(GuardFixture.headers(keep(attempt(6), browser), "Set-Cookie"))
                .singleElement()
                .asString()
                .matches("__Host-curfew-login-[0-4]=[\\w.-]+; .*");
    }

    private static SignInAttempt longAttempt(int number) {
        return new SignInAttempt(
                attempt(number).transaction(),
                new ReturnTarget("/" + "a".repeat(1499)),
                T + number,
                1,
                AuthenticationRequirement.NONE);
    }

    @Test
    void longAddressesDoNotOutgrowTheHeadersThatAServerTakes() {
        FakeExchange browser = FakeExchange.get("/");
        for (int number = 1; number <= 8; number++) {
            SignInAttempt attempt = longAttempt(number);
            browser = after(keep(attempt, browser), browser);
            assertThat(requireNonNull(browser.header(RequestHeader.COOKIE)).length())
                    .isLessThan(6000);
            assertThat(cookies.find(attempt.transaction().state(), browser)).isEqualTo(attempt);
        }
    }

    @Test
    void dropsTheCookieOfTheAttemptAndNoOther() {
        FakeExchange browser = browserWith(1, 2, 3);
        assertThat(found(after(cookies.drop(Reply.empty(200), attempt(2), browser), browser), 3))
                .containsExactly(1, 3);
    }

    @Test
    void theNextRoundMayTakeThePlaceOfTheOneBefore() {
        FakeExchange browser = browserWith(1, 2, 3, 4, 5);
        Reply again = cookies.drop(keep(attempt(6), browser), attempt(1), browser);

        assertThat(found(after(again, browser), 6)).containsExactly(2, 3, 4, 5, 6);
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
        byte[] bytes = new SignInAttempt(
                        attempt(1).transaction(), new ReturnTarget(target), T, 1, AuthenticationRequirement.NONE)
                .toBytes();
        assertThat(SignInAttempt.of(bytes)).isNull();
    }
}
