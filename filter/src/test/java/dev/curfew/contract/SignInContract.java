package dev.curfew.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Cookie;
import dev.curfew.browser.Form;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.demo.provider.Fault;
import dev.curfew.observe.SessionEvent.Kind;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How users come in: by authorization code, each attempt for itself, each session under a new cookie. */
public abstract class SignInContract extends StagedContract {

    @Test
    void showsTheApplicationWhoSignedIn() {
        Page page = signIn();

        assertThat(page.body())
                .contains("user=alice", "principal=alice", "auth-type=CURFEW", "is-user=true", "is-admin=false");
        assertThat(signIn(new Browser(), "admin").body()).contains("is-user=true", "is-admin=true");
    }

    @Test
    void asksByCodeWithProofOfThePossessionOfEverySecret() {
        URI asked = alice().open(hello()).url();
        Map<String, String> parameters = parameters(asked);

        assertThat(asked.toString())
                .startsWith(stage().provider().uri(Endpoint.AUTHORIZATION).toString());
        assertThat(parameters)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "shop")
                .containsEntry("scope", "openid profile")
                .containsEntry("redirect_uri", endpoint("callback").toString())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("max_age", String.valueOf(TomcatFixture.ABSOLUTE.toSeconds()))
                .doesNotContainKeys("prompt", "client_secret");
        assertThat(List.of("state", "nonce", "code_challenge"))
                .allSatisfy(secret -> assertThat(parameters.get(secret)).hasSizeGreaterThanOrEqualTo(20));
    }

    @Test
    void noTwoAttemptsShareASecret() {
        Map<String, String> first = parameters(alice().open(hello()).url());
        Map<String, String> second = parameters(alice().open(hello()).url());

        assertThat(List.of("state", "nonce", "code_challenge"))
                .allSatisfy(secret -> assertThat(second.get(secret)).isNotEqualTo(first.get(secret)));
    }

    @Test
    void sendsANavigationThereWithAnAnswerThatNobodyKeeps() {
        Page.Hop answer = alice().open(hello()).hops().get(0);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("curfew-login-[0-4]=[\\w.-]+; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
    }

    @Test
    void theSessionCookieIsOpaqueAndGoneWithTheBrowser() {
        Page.Hop callback = callbackOf(signIn());

        assertThat(callback.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("curfew="))
                .singleElement()
                .asString()
                .matches("curfew=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax");
        assertThat(callback.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theAttemptsCookieIsTakenAwayAtTheEnd() {
        signIn();

        assertThat(alice().cookies().all())
                .extracting(cookie -> cookie.name())
                .contains("curfew")
                .noneMatch(name -> name.startsWith("curfew-login-"));
    }

    @Test
    void everySignInGivesANewCookieAndTheOldOneIsDead() {
        signIn();
        Browser stranger = new Browser();
        stranger.cookies().put(sessionCookie(alice()));
        alice().cookies().delete(sessionCookie(alice()));
        alice().open(hello());

        assertThat(sessionCookie(alice()).value())
                .isNotEqualTo(sessionCookie(stranger).value());
        clock().advance(Duration.ofSeconds(60).minusMillis(1));
        assertThat(stranger.fetch(hello()).status())
                .as("what was under way goes on for a minute")
                .isEqualTo(200);
        clock().advance(Duration.ofMillis(1));
        assertThat(stranger.fetch(hello()).status()).isEqualTo(401);
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void twoBrowsersOfOneUserAreTwoSessionsThoughTheProviderNamesNone() {
        stage().provider().faults().on(Fault.OMIT_SID);
        Browser phone = new Browser();
        signIn();
        signIn(phone, "alice");
        Cookie first = sessionCookie(alice());
        Cookie second = sessionCookie(phone);

        for (Browser browser : List.of(alice(), phone, alice())) {
            assertThat(browser.open(hello()).hops()).isEmpty();
        }
        assertThat(List.of(sessionCookie(alice()), sessionCookie(phone))).containsExactly(first, second);
        assertThat(events()).extracting(event -> event.kind()).doesNotContain(Kind.SESSION_RENEWED);
    }

    /** Somebody else of the same domain can plant them, and they are as long as a server takes. */
    @Test
    void aHundredPlantedCookiesKeepNobodyOut() {
        String planted = IntStream.range(0, 100)
                .mapToObj(number -> "curfew-login-planted" + number + "=" + "x".repeat(30))
                .collect(Collectors.joining("; "));
        Wire.Answer answer = stage().wire()
                .send("GET " + HELLO, "Accept: text/html", "Cookie: " + planted + "; curfew-login-\u00e4=x");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.value("Location"))
                .startsWith(stage().provider().issuer().toString());
        assertThat(answer.values("Set-Cookie"))
                .hasSizeBetween(2, 9)
                .allMatch(cookie -> cookie.matches("curfew-login-(planted\\d+|[0-4])=[\\w.-]*; .*"));
    }

    @Test
    void tabsThatComeBackAtOnceGetOneCookie() {
        Page one = alice().open(stage().url("/app/sample/one"));
        Page two = alice().open(stage().url("/app/sample/two"));
        clock().advance(Duration.ofSeconds(1));
        stage().signIn(alice(), two, "alice");
        Cookie cookie = sessionCookie(alice());
        alice().cookies().delete(cookie);
        Page back = stage().signIn(alice(), one, "alice");

        assertThat(callbackOf(back).headers().allValues("Set-Cookie"))
                .as("the cookie is in the answer to the other tab, wherever that is")
                .noneMatch(set -> set.startsWith("curfew="));
    }

    @Test
    void twoTabsSignInAtOnce() {
        Page one = alice().open(stage().url("/app/sample/one"));
        Page two = alice().open(stage().url("/app/sample/two"));

        assertThat(stage().signIn(alice(), two, "alice").url()).isEqualTo(stage().url("/app/sample/two"));
        assertThat(stage().signIn(alice(), one, "alice").url()).isEqualTo(stage().url("/app/sample/one"));
        assertThat(events()).extracting(event -> event.kind()).contains(Kind.SESSION_CREATED, Kind.SESSION_RENEWED);
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void theLatestFiveAttemptsCount() {
        Page oldest = alice().open(hello());
        Page second = alice().open(hello());
        for (int i = 0; i < 4; i++) {
            clock().advance(Duration.ofSeconds(1));
            alice().open(hello());
        }

        assertThat(alice().cookies().all().stream()
                        .filter(cookie -> cookie.name().startsWith("curfew-login-")))
                .hasSize(5);
        Page lost = stage().signIn(alice(), oldest, "alice");
        assertThat(lost.status()).isEqualTo(400);
        assertThat(lost.text()).contains("no longer in progress");
        assertThat(stage().signIn(alice(), second, "alice").url()).isEqualTo(hello());
    }

    @Test
    void anAttemptThatTookTooLongStartsAgainByItself() {
        Page page = alice().open(stage().url("/app/sample/kept?a=b"));
        clock().advance(Duration.ofMinutes(11));

        Page back = stage().signIn(alice(), page, "alice");
        assertThat(back.url()).isEqualTo(stage().url("/app/sample/kept?a=b"));
        assertThat(back.body()).contains("user=alice");
    }

    @Test
    void leadsBackToTheSamePageWithItsQuery() {
        Page page = alice().open(stage().url("/app/sample/a%20b?x=%C3%A4&y=1%2B2"));

        assertThat(stage().signIn(alice(), page, "alice").url())
                .isEqualTo(stage().url("/app/sample/a%20b?x=%C3%A4&y=1%2B2"));
    }

    @Test
    void aFormOfAnEndThatNobodyResumesAfterIsNotSentAgainButThePageItWasOnIsShown() {
        Page page = signIn();
        alice().fetch(stage().url("/app/sample/logout"));
        clock().advance(Duration.ofSeconds(1));
        Page asked = alice().submit(formOn(page, "/app/sample/send"));

        assertThat(asked.hops().get(0).status()).isEqualTo(303);
        assertThat(asked).matches(isSignInPage());
        Page back = stage().signIn(alice(), asked, "alice");
        assertThat(back.url()).isEqualTo(hello());
        assertThat(told(back, "method")).isEqualTo("GET");
    }

    @Test
    void aFormFromAnotherSiteLeadsBackToTheStartOfItsApplication() {
        Page elsewhere = alice().open(hello());
        Page asked = alice().submit(formOn(elsewhere, "/app/sample/send"));

        assertThat(stage().signIn(alice(), asked, "alice").url()).isEqualTo(stage().url("/app/"));
    }

    @Test
    void whoIsSignedInAlreadyIsLedOnAtOnce() {
        signIn();
        Page page = alice().open(stage().url(stage().endpoint("login") + "?return=%2Fapp%2Fsample%2Fthere"));

        assertThat(page.url()).isEqualTo(stage().url("/app/sample/there"));
        assertThat(page.hops()).hasSize(1);
    }

    @Test
    void aBrowserThatDropsTheSessionCookieIsNotSentInCircles() {
        signIn();
        for (int i = 0; i < 2; i++) {
            alice().cookies().delete(sessionCookie(alice()));
            assertThat(alice().open(hello()).status()).isEqualTo(200);
        }
        alice().cookies().delete(sessionCookie(alice()));
        Page page = alice().open(hello());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Sign-in keeps repeating");
        assertThat(page.hops()).isEmpty();
    }

    private Form formOn(Page page, String action) {
        String html = "<form method=\"post\" action=\"%s\"><input name=\"field\" value=\"kept\"></form>"
                .formatted(stage().url(action));
        return new Page(page.url(), 200, page.headers(), html, List.of()).form("form");
    }

    private Page.Hop callbackOf(Page page) {
        return page.hops().stream()
                .filter(hop -> hop.url().getPath().equals(stage().endpoint("callback")))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, String> parameters(URI url) {
        return Arrays.stream(url.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
