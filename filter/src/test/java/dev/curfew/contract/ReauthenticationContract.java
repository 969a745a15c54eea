package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Cookie;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.demo.provider.Fault;
import dev.curfew.demo.provider.Faults;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** After a timeout the provider has to ask for credentials again, and what it answers is checked. */
public abstract class ReauthenticationContract extends StagedContract {

    @Test
    void demandsCredentialsAfterTheIdleTimeout() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        Page page = alice().open(hello());

        assertThat(SignInContract.parameters(page.url()))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", String.valueOf(TomcatFixture.ABSOLUTE.toSeconds()));
        assertThat(stage().signIn(alice(), page, "alice").url()).isEqualTo(hello());
        assertThat(served()).isEqualTo(2);
    }

    @Test
    void aProviderThatDoesNotAskTwiceIsNotBelieved() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        faults().on(Fault.IGNORE_REAUTHENTICATION);

        assertTwoRoundsThenAnError(() -> alice().open(hello()));
    }

    @Test
    void aProviderWhoseProofStaysOldIsNotBelieved() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        faults().on(Fault.FROZEN_AUTH_TIME);

        assertTwoRoundsThenAnError(() -> enterThePasswordTwice(alice().open(hello())));
    }

    @Test
    void aProviderThatGivesNoProofIsNotBelieved() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        faults().on(Fault.OMIT_AUTH_TIME);

        assertTwoRoundsThenAnError(() -> enterThePasswordTwice(alice().open(hello())));
    }

    @Test
    void theErrorPageLeadsInOnceTheProviderDoesItsPart() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        faults().on(Fault.IGNORE_REAUTHENTICATION);
        Page error = alice().open(hello());
        faults().clear();

        Page page = alice().click(error, error.link("a.go"));
        assertThat(stage().signIn(alice(), page, "alice").url()).isEqualTo(hello());
    }

    @Test
    void aDeletedCookieDoesNotHelp() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        alice().cookies().delete(sessionCookie(alice()));

        assertAsksForThePassword(alice().open(hello()));
    }

    @Test
    void aDeletedCookieDoesNotHelpWithAProviderThatTellsNoSid() {
        faults().on(Fault.OMIT_SID);
        signIn();
        clock().advance(TomcatFixture.IDLE);
        alice().cookies().delete(sessionCookie(alice()));

        assertAsksForThePassword(alice().open(hello()));
    }

    @Test
    void aDeletedCookieDoesNotHelpWhereTheProviderTellsItsSidNoMore() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        faults().on(Fault.OMIT_SID);
        alice().cookies().delete(sessionCookie(alice()));

        assertAsksForThePassword(alice().open(hello()));
    }

    /** Where nothing tells browsers apart, none is held to what happened in another. */
    @Test
    void aProviderThatTellsNeitherSidNorTimeLocksNoOtherBrowserOut() {
        faults().on(Fault.OMIT_SID, Fault.OMIT_AUTH_TIME);
        signIn();
        clock().advance(TomcatFixture.IDLE);
        assertTwoRoundsThenAnError(() -> enterThePasswordTwice(alice().open(hello())));

        signIn(new Browser(), "alice");
    }

    @Test
    void aDeletedCookieDoesNotHelpAfterALogoutByTheApplication() {
        signIn();
        alice().fetch(stage().url("/app/sample/logout"));
        alice().cookies().delete(sessionCookie(alice()));
        clock().advance(Duration.ofSeconds(2));

        assertAsksForThePassword(alice().open(hello()));
    }

    @Test
    void aRestoredCookieDoesNotGetIn() {
        signIn();
        Cookie old = sessionCookie(alice());
        clock().advance(TomcatFixture.IDLE);
        stage().signIn(alice(), alice().open(hello()), "alice");
        alice().cookies().put(old);
        int before = served();

        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(alice().open(hello())).matches(isSignInPage());
        assertThat(served()).isEqualTo(before);
    }

    @Test
    void anAuthenticationInTheFutureIsRefusedAtOnce() {
        faults().shiftAuthTime(Duration.ofMinutes(5));
        Page page = stage().signIn(alice(), alice().open(hello()), "alice");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Please sign in again");
        assertThat(alice().cookies().find("curfew")).isEmpty();
        assertThat(served()).isZero();
    }

    @Test
    void anAuthenticationSlightlyInTheFutureCountsFromNow() {
        faults().shiftAuthTime(Duration.ofSeconds(30));
        signIn();

        assertThat(status()).contains("\"absoluteRemaining\":3600,");
    }

    @Test
    void aProviderWhoseClockLagsIsBelievedAfterATimeout() {
        faults().shiftAuthTime(Duration.ofSeconds(-29));
        signIn();
        clock().advance(TomcatFixture.IDLE);

        Page page = stage().signIn(alice(), alice().open(hello()), "alice");
        assertThat(page.url()).isEqualTo(hello());
        assertThat(status()).contains("\"absoluteRemaining\":3571,");
    }

    @Test
    void aProviderWhoseClockLagsTooMuchIsNotBelievedAfterATimeout() {
        faults().shiftAuthTime(Duration.ofSeconds(-30));
        signIn();
        clock().advance(TomcatFixture.IDLE);

        assertTwoRoundsThenAnError(() -> enterThePasswordTwice(alice().open(hello())));
    }

    @Test
    void anAuthenticationOlderThanTheAbsoluteTimeoutIsNoSignIn() {
        faults().shiftAuthTime(TomcatFixture.ABSOLUTE.negated());

        assertTwoRoundsThenAnError(() -> enterThePasswordTwice(alice().open(hello())));
    }

    private Faults faults() {
        return stage().provider().faults();
    }

    private Page enterThePasswordTwice(Page first) {
        return stage().signIn(alice(), stage().signIn(alice(), first, "alice"), "alice");
    }

    private void assertAsksForThePassword(Page page) {
        int before = served();
        assertThat(page).matches(isSignInPage());
        assertThat(SignInContract.parameters(page.url())).containsEntry("prompt", "login");
        assertThat(served()).isEqualTo(before);
        assertThat(stage().signIn(alice(), page, "alice").url()).isEqualTo(hello());
    }

    private void assertTwoRoundsThenAnError(Supplier<Page> way) {
        long asked = stage().provider().requests(Endpoint.AUTHORIZATION);
        int before = served();
        Page page = way.get();

        assertThat(stage().provider().requests(Endpoint.AUTHORIZATION) - asked).isEqualTo(2);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Please sign in again");
        assertThat(page.url().getPath()).isEqualTo(stage().endpoint("callback"));
        assertThat(served()).isEqualTo(before);
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
    }
}
