package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever is timed out and comes back in time goes on where they stopped; nobody else does, and nobody later. */
public abstract class ResumeContract extends StagedContract {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration A_MILLISECOND = Duration.ofMillis(1);

    @Test
    void theSameUserGetsTheSameHttpSessionUnderANewIdAtTheSameAddress() {
        String id = countAndTimeOut();
        Page page = stage().signIn(alice(), alice().open(stage().url("/app/sample/count?page=3")), "alice");

        assertThat(page.url()).isEqualTo(stage().url("/app/sample/count?page=3"));
        assertThat(told(page, "count")).isEqualTo("2");
        assertThat(told(page, "http-session")).isNotEqualTo(id);
        assertThat(stage().endedHttpSessions()).doesNotContain(id);
        assertThat(events())
                .filteredOn(event -> event.kind() == Kind.SESSION_RESUMED)
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).startsWith("after "));
    }

    @Test
    void theSameIsTrueAfterTheAbsoluteTimeout() {
        signIn();
        for (int i = 0; i < 5; i++) {
            count();
            clock().advance(Duration.ofMinutes(12));
        }

        assertThat(told(signInAgain(), "count")).isEqualTo("6");
    }

    @Test
    void itCanHappenOverAndOver() {
        signIn();
        for (int i = 1; i <= 3; i++) {
            assertThat(told(count(), "count")).isEqualTo(String.valueOf(2 * i - 1));
            clock().advance(TomcatFixture.IDLE);
            assertThat(told(signInAgain(), "count")).isEqualTo(String.valueOf(2 * i));
        }
    }

    @Test
    void aMillisecondBeforeTheEndOfTheWindowIsInTime() {
        countAndTimeOut();
        clock().advance(TomcatFixture.RESUME.minus(A_MILLISECOND));

        assertThat(told(signInAgain(), "count")).isEqualTo("2");
    }

    @Test
    void theEndOfTheWindowIsTooLate() {
        String id = countAndTimeOut();
        clock().advance(TomcatFixture.RESUME);

        DoorFixture.await("the HttpSession has ended", SOON, () -> stage().endedHttpSessions()
                .contains(id));
        assertThat(told(signInAgain(), "count")).isEqualTo("1");
        assertThat(events()).extracting(SessionEvent::kind).doesNotContain(Kind.SESSION_RESUMED);
    }

    @Test
    void anotherUserGetsAFreshOneAndTheOldOneEndsFirst() {
        String id = countAndTimeOut();
        Page page = stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "bob");

        assertThat(page.body()).contains("user=bob", "count=1");
        DoorFixture.await("the first user's HttpSession has ended", SOON, () -> stage().endedHttpSessions()
                .contains(id));
        assertThat(told(alice().fetch(stage().url("/app/sample/count")), "count"))
                .isEqualTo("2");
    }

    @Test
    void theSameUserInAnotherBrowserGetsAFreshOne() {
        countAndTimeOut();
        Browser other = new Browser();
        signIn(other, "alice");

        assertThat(told(other.fetch(stage().url("/app/sample/count")), "count")).isEqualTo("1");
    }

    @Test
    void whoStoleTheIdGetsNothingAndEndsNothing() {
        String id = countAndTimeOut();
        Browser bob = new Browser();
        signIn(bob, "bob");
        bob.cookies().put(alice().cookies().get("JSESSIONID"));

        assertThat(told(bob.open(stage().url("/app/sample/count")), "count")).isEqualTo("1");
        assertThat(stage().endedHttpSessions()).doesNotContain(id);
        assertThat(told(signInAgain(), "count")).isEqualTo("2");
    }

    @Test
    void aPublicPageInBetweenDoesNotSeeItAndDoesNotEndIt() {
        String id = countAndTimeOut();
        Page page = alice().fetch(stage().url("/app/sample/public/peek"));

        assertThat(page.body()).doesNotContain(id);
        assertThat(stage().endedHttpSessions()).doesNotContain(id);
        assertThat(told(signInAgain(), "count")).isEqualTo("2");
    }

    @Test
    void whoSignedOutDoesNotResume() {
        signIn();
        String id = told(count(), "http-session");
        alice().open(endpoint("logout"));
        clock().advance(Duration.ofSeconds(1));

        assertThat(told(signInAgain(), "count")).isEqualTo("1");
        assertThat(stage().endedHttpSessions()).contains(id);
    }

    private String countAndTimeOut() {
        signIn();
        String id = told(count(), "http-session");
        clock().advance(TomcatFixture.IDLE);
        return id;
    }

    private Page signInAgain() {
        return stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "alice");
    }

    private Page count() {
        return alice().fetch(stage().url("/app/sample/count"));
    }
}
