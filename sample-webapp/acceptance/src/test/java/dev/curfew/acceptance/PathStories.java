package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.browser.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A path asks for more than the session has: there the user authenticates again, and the rest of the webapp goes on. */
abstract class PathStories extends Stories {

    private static final Duration AGE = ShopPolicy.VAULT_AGE;

    @Story
    void whereLessIdleTimeIsAllowedThePasswordIsAskedAndTheRestGoesOn() {
        var alice = Visitor.any(shop());
        Page page = alice.signIn();
        assertThat(alice.browser().click(page, shop().page("payments/at-once")).text("count"))
                .isEqualTo("2");
        alice.awaitIdle(ShopPolicy.PAYMENTS_IDLE);

        assertThat(alice.browser().click(page, shop().home("elsewhere")).text("count"))
                .isEqualTo("3");
        Page form = alice.browser().click(page, shop().page("payments/late"));
        assertThat(alice.status().state()).isEqualTo("active");
        Page back = LoginForm.on(form).signIn(alice.browser(), alice.name());

        assertThat(back.url()).as(back.toString()).isEqualTo(shop().page("payments/late"));
        assertThat(back.text("count")).as("the same HttpSession").isEqualTo("4");
    }

    @Story
    void aScriptThereIsToldWhatItTakes() {
        var alice = Visitor.any(shop());
        alice.signIn();
        alice.awaitIdle(ShopPolicy.PAYMENTS_IDLE);

        Page answer = alice.browser().fetch(shop().page("payments/balance"));

        assertInsufficient(answer, 0);
        assertThat(alice.fetchData().status()).isEqualTo(200);
    }

    @Story
    void anAuthenticationGetsTooOldForTheVaultHoweverBusyTheUserIs() {
        var alice = Visitor.any(shop());
        Page page = alice.signIn(vault("in-time"));
        assertThat(page.url()).as(page.toString()).isEqualTo(vault("in-time"));
        Instant entered = scene().neighbour().signInSilently(alice.browser()).authTime();

        assertInsufficient(awaitRefusal(alice), AGE.toSeconds());
        assertThat(Instant.now()).isAfterOrEqualTo(entered.plus(AGE));
        assertThat(alice.fetchData().status()).isEqualTo(200);
        Page form = alice.browser().click(page, vault("late"));
        assertThat(sentTo(form)).contains("max_age=" + AGE.toSeconds()).doesNotContain("prompt=");
        Page back = LoginForm.on(form).signIn(alice.browser(), alice.name());
        assertThat(back.url()).as(back.toString()).isEqualTo(vault("late"));
    }

    @Story
    void aPasswordEnteredAtTheNeighbourOpensTheVaultToo() {
        var alice = Visitor.any(shop());
        alice.signIn(vault("in-time"));
        awaitRefusal(alice);
        Page form = alice.browser().open(scene().neighbour().authorization("&prompt=login"));
        LoginForm.on(form).signIn(alice.browser(), alice.name());

        Page inside = alice.browser().open(vault("without-a-form"));

        assertThat(inside.url()).as(inside.toString()).isEqualTo(vault("without-a-form"));
        assertThat(inside.text("user")).isEqualTo(alice.name());
        assertThat(sentTo(inside)).contains("max_age=" + AGE.toSeconds());
    }

    private URI vault(String page) {
        return shop().page("vault/" + page);
    }

    /** A script asks and asks, which is activity, until the authentication is too old. */
    private Page awaitRefusal(Visitor alice) {
        return Await.value("the authentication is too old", AGE.plusSeconds(6), () -> Optional.of(
                        alice.browser().fetch(vault("gold")))
                .filter(answer -> answer.status() != 200));
    }

    private static String sentTo(Page page) {
        return page.hops().get(0).headers().firstValue("Location").orElse("nowhere");
    }

    private static void assertInsufficient(Page answer, long maxAge) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("Admitted")).as("the webapp was not asked").isEmpty();
        assertThat(answer.header("WWW-Authenticate").orElse("nothing"))
                .contains("error=\"insufficient_user_authentication\"", "max_age=\"" + maxAge + "\"");
        assertThat(SessionStatus.json(answer))
                .containsEntry("error", "insufficient_user_authentication")
                .containsEntry("max_age", maxAge);
    }
}
