package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Cookie;
import dev.curfew.browser.Cookie.SameSite;
import dev.curfew.browser.Page;

/** The cookie opens one living session, in one browser, and nothing else. */
abstract class CookieStories extends Stories {

    @Story
    void theCookieIsForThisBrowserOnlyAndDiesWithIt() {
        var alice = Visitor.any(shop());
        alice.signIn();

        Cookie cookie = alice.cookie();
        assertThat(cookie.httpOnly()).isTrue();
        assertThat(cookie.sameSite()).isEqualTo(SameSite.LAX);
        assertThat(cookie.path()).isEqualTo("/");
        assertThat(cookie.secure()).isFalse();
        assertThat(cookie.expires()).isEmpty();
        assertThat(cookie.value()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(alice.browser().cookies().all())
                .as("no sign-in is left under way")
                .noneMatch(other -> other.name().startsWith("curfew-login"));
    }

    @Story
    void aForgedCookieDoesNotGetIn() {
        var alice = Visitor.any(shop());
        alice.signIn();
        String value = alice.cookie().value();
        char last = value.charAt(value.length() - 2);
        alice.browser()
                .cookies()
                .put(alice.cookie()
                        .withValue(value.substring(0, value.length() - 2)
                                + (last == 'A' ? 'B' : 'A')
                                + value.charAt(value.length() - 1)));

        assertRefused(alice.fetchData(), null);
    }

    @Story
    void aDeletedCookieStillNeedsThePassword() {
        var alice = Visitor.any(shop());
        alice.signIn();
        scene().neighbour().signInSilently(alice.browser());
        alice.awaitEnd(SOON_AFTER_IDLE);
        alice.browser().cookies().delete(alice.cookie());
        scene().neighbour().signInSilently(alice.browser());

        Page form = alice.browser().open(shop().home("without-cookie"));

        Page back = LoginForm.on(form).signIn(alice.browser(), alice.name());
        assertThat(back.url()).as(back.toString()).isEqualTo(shop().home("without-cookie"));
    }

    @Story
    void aRestoredCookieDoesNotGetIn() {
        var alice = Visitor.any(shop());
        alice.signIn();
        Cookie old = alice.cookie();
        alice.awaitEnd(SOON_AFTER_IDLE);
        alice.signIn(shop().home("second-visit"));
        assertThat(alice.cookie().value()).isNotEqualTo(old.value());
        assertThat(alice.fetchData().status()).isEqualTo(200);

        alice.browser().cookies().put(old);

        assertRefused(alice.fetchData(), "idle-timeout");
        LoginForm.on(alice.browser().open(shop().home("restored")));
    }
}
