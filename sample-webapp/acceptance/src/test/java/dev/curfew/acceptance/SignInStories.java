package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import java.net.URI;

/** People come to a page, enter their password at the provider, and are where they wanted to be. */
abstract class SignInStories extends Stories {

    @Story
    void aVisitorSignsInThroughKeycloakAndIsBackAtTheSameUrl() {
        var alice = Visitor.any(shop());
        URI wanted = shop().page("home.jsp?item=tea&note=a%20b%2Fc");

        Page form = alice.browser().open(wanted);
        assertThat(form.hops().get(0).status()).isEqualTo(303);
        assertThat(form.hops().get(0).headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(scene().keycloak().owns(form.url())).isTrue();

        Page page = LoginForm.on(form).signIn(alice.browser(), alice.name());
        assertThat(page.url()).as(page.toString()).isEqualTo(wanted);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("user")).isEqualTo(alice.name());
        assertThat(page.text("principal")).isEqualTo(alice.name());
        assertThat(page.text("auth-type")).isEqualTo("CURFEW");
        assertThat(page.text("role-user")).isEqualTo("true");
        assertThat(page.text("role-admin")).isEqualTo("false");
    }

    @Story
    void aPageSaysHowLongTheSessionLivesAndIsNotKept() {
        Page page = Visitor.any(shop()).signIn();

        Remaining remaining = Remaining.on(page);
        assertThat(remaining.idle()).isBetween(IDLE.toSeconds() - 2, IDLE.toSeconds());
        assertThat(remaining.absolute()).isBetween(ABSOLUTE.toSeconds() - 6, ABSOLUTE.toSeconds());
        assertThat(page.header("Cache-Control")).hasValue("no-store");
    }

    @Story
    void theStatusSaysWhoIsSignedInAndHowLong() {
        var alice = Visitor.any(shop());
        assertThat(alice.status().state()).isEqualTo("none");
        alice.signIn();

        SessionStatus status = alice.status();
        assertThat(status.state()).isEqualTo("active");
        assertThat(status.reason()).isNull();
        assertThat(status.user()).isEqualTo(alice.name());
        assertThat(status.idleRemaining()).isNotNull();
        assertThat(status.absoluteRemaining()).isNotNull();
        assertThat(status.login()).isEqualTo(shop().endpoint("login").getPath());
    }
}
