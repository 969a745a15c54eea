package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;

/** A cookie turns up in another browser than it was given to. */
abstract class BindingStories extends Stories {

    @Story
    void aStolenCookieEndsTheSessionItOpens() {
        var grace = new Visitor(shop(), "grace");
        grace.signIn();
        assertThat(grace.fetchData().status()).isEqualTo(200);

        Page answer = grace.browser()
                .ask(
                        "GET",
                        shop().page("data.jsp"),
                        "User-Agent",
                        "a thief's",
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Sec-Fetch-Mode",
                        "cors",
                        "Sec-Fetch-Dest",
                        "empty");

        assertRefused(answer, "binding-changed");
        assertRefused(grace.fetchData(), "binding-changed");
        LoginForm.on(grace.browser().open(shop().home("after-the-theft")));
    }
}
