package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;

/** A cookie turns up in another browser than it was given to. */
abstract class BindingStories extends Stories {

    @Story
    void aStolenCookieEndsTheSessionItOpens() {
        var frank = new Visitor(shop(), "frank");
        frank.signIn();
        assertThat(frank.fetchData().status()).isEqualTo(200);

        Page answer = frank.browser()
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
        assertRefused(frank.fetchData(), "binding-changed");
        LoginForm.on(frank.browser().open(shop().home("after-the-theft")));
    }
}
