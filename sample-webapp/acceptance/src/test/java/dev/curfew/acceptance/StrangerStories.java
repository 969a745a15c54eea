package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;

/** Who is not signed in gets nothing, and a way in. */
abstract class StrangerStories extends Stories {

    @Story
    void aStrangersScriptGets401AndNoCookie() {
        var stranger = new Visitor(shop(), "nobody");

        assertRefused(stranger.fetchData(), null);
        assertThat(stranger.browser().cookies().all()).isEmpty();
    }

    @Story
    void aFormOfNobodyIsSentToSignInByGet() {
        var alice = Visitor.any(shop());
        Page page = alice.signIn();
        alice.browser().cookies().delete(alice.cookie());

        Page answer = alice.browser().submit(page.form("#order"));

        assertThat(answer.hops().get(0).status()).isEqualTo(303);
    }
}
