package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.ProviderSession;
import dev.curfew.browser.Cookie;
import dev.curfew.browser.Page;

/** Who signs out is out, and the next user of the browser is somebody else. */
abstract class LogoutStories extends Stories {

    @Story
    void logoutEndsTheSessionHereAndAtTheProvider() {
        var alice = Visitor.any(shop());
        Page page = alice.signIn();
        ProviderSession session = scene().neighbour().signInSilently(alice.browser());
        Cookie old = alice.cookie();

        Page answer = alice.browser().click(page, shop().endpoint("logout"));

        assertThat(scene().keycloak().owns(answer.url())).as(answer.toString()).isFalse();
        assertThat(answer.text()).containsIgnoringCase("signed out");
        assertThat(scene().keycloak().admin().clientsOf(session)).isEmpty();
        assertThat(alice.fetchData().status()).isEqualTo(401);
        LoginForm.on(alice.browser().open(shop().home("after-logout")));
        alice.browser().cookies().put(old);
        assertThat(alice.status()).satisfies(status -> {
            assertThat(status.state()).isEqualTo("ended");
            assertThat(status.reason()).isEqualTo("logout");
        });
    }

    @Story
    void theAppsOwnLogoutEndsTheSession() {
        var alice = Visitor.any(shop());
        Page page = alice.signIn();

        Page goodbye = alice.browser().click(page, shop().page("logout.jsp"));

        assertThat(goodbye.text("goodbye")).isEqualTo("Goodbye");
        assertRefused(alice.fetchData(), "logout");
        assertThat(alice.status().reason()).isEqualTo("logout");
    }

    @Story
    void theNextUserOfTheBrowserGetsAnHttpSessionOfTheirOwn() {
        var alice = Visitor.any(shop());
        Page page = alice.signIn();
        alice.browser().click(page, shop().home("again"));
        alice.browser().cookies().all().stream()
                .filter(cookie -> !cookie.name().equals("JSESSIONID"))
                .forEach(alice.browser().cookies()::delete);

        Page form = alice.browser().open(shop().home("the-next"));
        Page bobs = LoginForm.on(form).signIn(alice.browser(), "bob");

        assertThat(bobs.text("user")).isEqualTo("bob");
        assertThat(bobs.text("count")).isEqualTo("1");
    }
}
