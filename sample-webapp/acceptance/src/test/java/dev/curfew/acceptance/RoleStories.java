package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import java.time.Instant;

/** What the provider says somebody is decides where they may go, and for how long. */
abstract class RoleStories extends Stories {

    @Story
    void aRoleThatAliceDoesNotHoldIsAskedForInVain() {
        var alice = Visitor.any(shop());
        alice.signIn();

        Page page = alice.browser().open(shop().page("books/2026"));
        assertThat(page.status()).as(page.toString()).isEqualTo(403);
        assertThat(page.header("Admitted")).isEmpty();
        Page answer = alice.browser().fetch(shop().page("books/2026"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type").orElse("nothing")).startsWith("application/problem+json");
        assertThat(alice.status().state()).isEqualTo("active");
    }

    @Story
    void theBooksOpenForTheAdministrator() {
        var admin = new Visitor(shop(), "admin");

        Page books = admin.signIn(shop().page("books/2026"));

        assertThat(books.url()).as(books.toString()).isEqualTo(shop().page("books/2026"));
        assertThat(books.text("user")).isEqualTo("admin");
    }

    @Story
    void anAdministratorsSessionIsShorterThanThatOfOthers() {
        var admin = new Visitor(shop(), "admin");
        Page page = admin.signIn();
        Instant before = Instant.now();
        Remaining remaining = Remaining.on(admin.browser().click(page, shop().home("last-click")));
        assertThat(remaining.idle())
                .isBetween(ShopPolicy.ADMINISTRATORS_IDLE.toSeconds() - 2, ShopPolicy.ADMINISTRATORS_IDLE.toSeconds());
        assertThat(remaining.absolute())
                .isBetween(
                        ShopPolicy.ADMINISTRATORS_ABSOLUTE.toSeconds() - 10,
                        ShopPolicy.ADMINISTRATORS_ABSOLUTE.toSeconds());

        assertThat(admin.awaitEnd(IDLE).reason()).isEqualTo("idle-timeout");

        assertThat(Instant.now())
                .isBetween(before.plus(ShopPolicy.ADMINISTRATORS_IDLE).minus(SCHEDULING), before.plus(IDLE));
        assertRefused(admin.fetchData(), "idle-timeout");
    }
}
