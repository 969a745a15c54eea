package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;

/** An old webapp that guards itself, and finds that done already. Only a valve comes before its constraints. */
abstract class OldAppStories extends Stories {

    @Story
    void theOldAppsFormConstraintIsSatisfiedAndItsOwnFormIsNeverSeen() {
        var alice = Visitor.any(shop());

        Page page = alice.signIn(shop().app());

        assertThat(page.url()).isEqualTo(shop().app());
        assertThat(page.has("#own-login")).as(page.toString()).isFalse();
        assertThat(page.text("user")).isEqualTo(alice.name());
    }

    @Story
    void theBackRoomIsForbiddenForAlice() {
        var alice = Visitor.any(shop());
        alice.signIn();

        Page answer = alice.browser().open(shop().page("admin/"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Admitted")).isEmpty();
    }

    @Story
    void theBackRoomOpensForTheAdministrator() {
        var admin = new Visitor(shop(), "admin");

        Page room = admin.signIn(shop().page("admin/"));

        assertThat(room.url()).as(room.toString()).isEqualTo(shop().page("admin/"));
        assertThat(room.text("back-room")).isEqualTo("The back room");
        assertThat(admin.browser().open(shop().home("admin")).text("role-admin"))
                .isEqualTo("true");
    }

    @Story
    void theHostAnswersThoughItHasNoRootWebapp() {
        assertThat(SessionStatus.of(new Browser().fetch(shop().endpoint("session")))
                        .state())
                .isEqualTo("none");
    }
}
