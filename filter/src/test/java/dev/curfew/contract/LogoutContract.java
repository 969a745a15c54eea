package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.demo.provider.Revocation;
import dev.curfew.session.EndReason;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Signing out: by our own page, or by what the application has always done. */
public abstract class LogoutContract extends StagedContract {

    @Test
    void endsTheSessionHereAndAtTheProvider() {
        signIn();
        String sid = sid();
        Page page = alice().open(endpoint("logout"));

        assertSignedOut(page);
        assertThat(page.url()).isEqualTo(endpoint("logout"));
        assertThat(page.hops().get(1).url().toString())
                .startsWith(stage().provider().uri(Endpoint.END_SESSION).toString())
                .contains("id_token_hint=", "client_id=shop", "post_logout_redirect_uri=");
        assertThat(stage().provider().sessions())
                .noneMatch(session -> session.sid().equals(sid));
        assertThat(endings()).containsExactly(EndReason.LOGOUT);
    }

    @Test
    void doesNotReturnSilently() {
        signIn();
        alice().open(endpoint("logout"));

        assertThat(alice().open(hello())).matches(isSignInPage());
    }

    @Test
    void leavesNothingForTheBackButton() {
        signIn();
        Page page = alice().open(endpoint("logout"));

        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.hops().get(0).headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
        assertThat(page.hops().get(0).headers().allValues("Set-Cookie"))
                .containsExactlyInAnyOrder(
                        "curfew=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0",
                        "curfew-rounds=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        assertThat(alice().cookies().find("curfew")).isEmpty();
    }

    @Test
    void worksByAFormOfThisSite() {
        Page page = signIn();
        Page answer = alice().ask(
                        "POST",
                        endpoint("logout"),
                        "Origin",
                        stage().url("").toString(),
                        "Sec-Fetch-Site",
                        "same-origin");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(endings()).containsExactly(EndReason.LOGOUT);
        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    void asksWhomAnotherSiteHasSent() {
        signIn();
        Page asked = alice().click(elsewhere(), endpoint("logout"));

        assertThat(asked.text()).contains("Sign out?");
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        assertSignedOut(alice().submit(asked.form("form")));
    }

    @Test
    void cannotBeForcedByAFormOfAnotherSite() {
        signIn();
        Page answer = alice().ask(
                        "POST", endpoint("logout"), "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void whoIsSignedOutAlreadyIsToldSo() {
        assertSignedOut(alice().open(endpoint("logout")));
        Page answer = alice().ask("POST", endpoint("logout"), "Sec-Fetch-Site", "same-origin");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** Browsers keep the cookie from a form of another site, so that nothing tells whether there is a session. */
    @Test
    void aFormOfAnotherSiteTakesNothingFromABrowserWhoseCookieItDoesNotSend() {
        for (String from : new String[] {"Sec-Fetch-Site: cross-site", "Origin: https://evil.example", "X: none"}) {
            Wire.Answer answer = stage().wire().send("POST " + stage().endpoint("logout"), "Content-Length: 0", from);
            assertThat(answer.status()).as(from).isEqualTo(403);
            assertThat(answer.values("Set-Cookie")).as(from).isEmpty();
            assertThat(answer.values("Clear-Site-Data")).as(from).isEmpty();
        }
    }

    @Test
    void withTheCookieOfBeforeARenewalEndsTheSessionThatGoesOn() {
        signIn();
        Browser late = new Browser();
        late.cookies().put(sessionCookie(alice()));
        alice().cookies().delete(sessionCookie(alice()));
        alice().open(hello());
        clock().advance(Duration.ofSeconds(60).minusMillis(1));
        late.fetch("POST", endpoint("logout"));

        assertThat(endings()).containsExactly(EndReason.LOGOUT);
        assertThat(alice().fetch(hello()).body()).contains("\"reason\":\"logout\"");
    }

    @Test
    void endsHereEvenIfTheProviderIsDown() {
        signIn();
        stage().provider().faults().down();
        alice().open(endpoint("logout"));

        assertThat(endings()).containsExactly(EndReason.LOGOUT);
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
    }

    @Test
    void endsTheHttpSession() {
        signIn();
        String id = told(count(), "http-session");
        alice().open(endpoint("logout"));

        DoorFixture.await(
                "the HttpSession has ended", () -> stage().endedHttpSessions().contains(id));
    }

    @Test
    void isWhatInvalidatingTheHttpSessionMeans() {
        signIn();
        count();
        alice().fetch(stage().url("/app/sample/invalidate"));

        assertSignedOutByTheApplication();
    }

    @Test
    void isWhatInvalidatingANewHttpSessionMeans() {
        signIn();
        alice().fetch(stage().url("/app/sample/invalidate"));

        assertSignedOutByTheApplication();
    }

    @Test
    void isWhatLogoutOfTheServletApiMeans() {
        signIn();
        String id = told(count(), "http-session");
        Page answer = alice().fetch(stage().url("/app/sample/logout"));

        assertThat(told(answer, "user")).isEqualTo("null");
        assertSignedOutByTheApplication();
        DoorFixture.await(
                "the HttpSession has ended", () -> stage().endedHttpSessions().contains(id));
    }

    @Test
    void byTheApplicationRevokesTheRefreshToken() {
        signIn();
        String sid = sid();
        alice().fetch(stage().url("/app/sample/logout"));

        DoorFixture.await("the refresh token is revoked", () -> stage().provider().revocations().stream()
                .anyMatch(revocation ->
                        revocation.kind() == Revocation.Kind.REFRESH_TOKEN && sid.equals(revocation.sid())));
    }

    private Page elsewhere() {
        return alice().open(URI.create(stage().provider().issuer() + "/elsewhere"));
    }

    private Page count() {
        return alice().fetch(stage().url("/app/sample/count"));
    }

    private String sid() {
        return stage().provider().sessions().stream()
                .filter(session -> session.authenticatedAt().equals(clock().instant()))
                .findFirst()
                .orElseThrow()
                .sid();
    }

    private static void assertSignedOut(Page page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("You are signed out");
    }

    private void assertSignedOutByTheApplication() {
        assertThat(endings()).containsExactly(EndReason.LOGOUT);
        assertThat(alice().fetch(hello()).body()).contains("\"reason\":\"logout\"");
        clock().advance(Duration.ofSeconds(1));
        assertThat(alice().open(hello())).matches(isSignInPage());
    }
}
