package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Cookie;
import dev.curfew.browser.Page;
import dev.curfew.session.EndReason;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An {@code HttpSession} belongs to one session, ends with it, and never reaches anybody else. */
public abstract class ContainerSessionContract extends StagedContract {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void isTheApplicationsOwnAsLongAsTheSessionLives() {
        signIn();
        count(alice());
        clock().advance(Duration.ofMinutes(10));

        assertThat(told(count(alice()), "count")).isEqualTo("2");
    }

    @Test
    void endsWithinASecondOfTheSignOut() {
        signIn();
        String id = told(count(alice()), "http-session");
        alice().open(endpoint("logout"));

        DoorFixture.await("the HttpSession has ended", SOON, () -> stage().endedHttpSessions()
                .contains(id));
        assertThat(endings()).containsExactly(EndReason.LOGOUT);
    }

    @Test
    void outlivesTheSessionTimeoutOfTheDescriptor() {
        signIn();
        count(alice());

        assertThat(Integer.parseInt(told(alice().fetch(hello()), "keeps-seconds")))
                .isGreaterThan((int) TomcatFixture.ABSOLUTE.toSeconds());
    }

    @Test
    void ofATimedOutUserNeverReachesTheNextOne() {
        signIn();
        String id = told(count(alice()), "http-session");
        clock().advance(TomcatFixture.IDLE);
        Page page = stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "bob");

        assertBobStartsAnew(page, id);
    }

    @Test
    void ofALivingSessionNeverReachesTheNextUser() {
        Page waiting = alice().open(stage().url("/app/sample/count"));
        signIn();
        String id = told(count(alice()), "http-session");
        Page page = stage().signIn(alice(), waiting, "bob");

        assertBobStartsAnew(page, id);
        assertThat(endings()).containsExactly(EndReason.LOGOUT);
    }

    @Test
    void whoseSessionCookieIsGoneNeverReachesTheNextUserAndEndsWithItsOwn() {
        signIn();
        String id = told(count(alice()), "http-session");
        alice().cookies().delete(sessionCookie(alice()));
        alice().cookies().delete(alice().cookies().get("demo-provider-session"));
        Page page = stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "bob");

        assertBobHasHisOwn(page, id);
        assertThat(stage().endedHttpSessions()).doesNotContain(id);
        clock().advance(TomcatFixture.IDLE.plus(TomcatFixture.RESUME));
        assertEnds(id);
    }

    @Test
    void stolenByAnotherUserIsNeitherShownNorEnded() {
        signIn();
        String id = told(count(alice()), "http-session");
        Browser bob = new Browser();
        signIn(bob, "bob");
        bob.cookies().put(alice().cookies().get("JSESSIONID"));

        assertBobHasHisOwn(bob.open(stage().url("/app/sample/count")), id);
        assertThat(told(count(alice()), "count")).isEqualTo("2");
        assertThat(endings()).isEmpty();
    }

    /** Also what comes late, with the cookie of before a renewal, comes without a session. */
    @ParameterizedTest
    @ValueSource(strings = {"cookie", "path", "cookie and another cookie of ours"})
    void ofALivingSessionIsNeitherShownNorEndedInARequestWithoutOne(String way) {
        signIn();
        String id = told(count(alice()), "http-session");
        Browser stranger = new Browser();
        String path = "/app/sample/public/count";
        if (way.equals("path")) {
            path += ";jsessionid=" + id;
        } else {
            stranger.cookies().put(alice().cookies().get("JSESSIONID"));
        }
        if (way.endsWith("ours")) {
            stranger.cookies().put(new Cookie("curfew", "A".repeat(43), "localhost", "/"));
        }
        Page page = stranger.open(stage().url(path));

        assertThat(page.body()).contains("user=null", "count=1").doesNotContain(id);
        assertThat(told(count(alice()), "count")).isEqualTo("2");
        assertThat(told(count(alice()), "http-session")).isEqualTo(id);
        assertThat(endings()).isEmpty();
    }

    @Test
    void ofASignedInUserIsNotShownOnPublicPagesAfterTheEnd() {
        signIn();
        count(alice());
        clock().advance(TomcatFixture.IDLE);

        assertThat(told(alice().open(stage().url("/app/sample/public/count")), "count"))
                .isEqualTo("1");
    }

    @Test
    void ofAnAnonymousVisitorIsAdoptedUnderANewId() {
        Page anonymous = alice().open(stage().url("/app/sample/public/count"));
        Page page = stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "alice");

        assertThat(told(page, "count")).isEqualTo("2");
        assertThat(told(page, "http-session")).isNotEqualTo(told(anonymous, "http-session"));
    }

    @Test
    void ofAnAnonymousVisitorIsThatVisitorsOnly() {
        alice().open(stage().url("/app/sample/public/count"));

        assertThat(told(alice().open(stage().url("/app/sample/public/count")), "count"))
                .isEqualTo("2");
        assertThat(told(new Browser().open(stage().url("/app/sample/public/count")), "count"))
                .isEqualTo("1");
    }

    @Test
    void goesOnWhenItsUserSignsInAgainInAnotherTab() {
        Page waiting = alice().open(stage().url("/app/sample/count"));
        signIn();
        count(alice());

        assertThat(told(stage().signIn(alice(), waiting, "alice"), "count")).isEqualTo("2");
    }

    @Test
    void isTheUsersFromTheMomentItIsMade() {
        signIn();
        Gate gate = stage().newGate();
        URI slow = stage().url("/app/sample/count-and-hold");
        CompletableFuture<Page> first = CompletableFuture.supplyAsync(() -> alice().fetch(slow));
        alice().cookies().put(new Cookie("JSESSIONID", gate.awaitEntered(), "localhost", "/app"));
        Page second = count(alice());
        gate.open();

        assertThat(told(second, "count")).isEqualTo("2");
        assertThat(told(first.join(), "http-session")).isEqualTo(told(second, "http-session"));
    }

    private Page count(Browser browser) {
        return browser.fetch(stage().url("/app/sample/count"));
    }

    private void assertBobHasHisOwn(Page page, String idOfAlice) {
        assertThat(page.body()).contains("user=bob", "count=1");
        assertThat(told(page, "http-session")).isNotEqualTo(idOfAlice);
    }

    private void assertBobStartsAnew(Page page, String idOfAlice) {
        assertBobHasHisOwn(page, idOfAlice);
        assertEnds(idOfAlice);
    }

    private void assertEnds(String idOfAlice) {
        DoorFixture.await("the first user's HttpSession has ended", SOON, () -> stage().endedHttpSessions()
                .contains(idOfAlice));
    }
}
