package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.ABSOLUTE;
import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.session.EndReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session is over at its end, to the millisecond, whatever anybody does. */
public abstract class TimeoutContract extends StagedContract {

    private static final Duration TICK = Duration.ofMillis(1);

    @Test
    void livesOneTickBeforeTheIdleTimeout() {
        signIn();
        clock().advance(IDLE.minus(TICK));

        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void isOverAtTheIdleTimeout() {
        signIn();
        clock().advance(IDLE);

        assertIsOver("idle-timeout", EndReason.IDLE_TIMEOUT);
    }

    @Test
    void isOverOneTickAfterTheIdleTimeout() {
        signIn();
        clock().advance(IDLE.plus(TICK));

        assertIsOver("idle-timeout", EndReason.IDLE_TIMEOUT);
    }

    @Test
    void aBusySessionLivesOneTickBeforeTheAbsoluteTimeout() {
        signIn();
        workUntil(ABSOLUTE.minus(TICK));

        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void aBusySessionIsOverAtTheAbsoluteTimeout() {
        signIn();
        workUntil(ABSOLUTE);

        assertIsOver("absolute-timeout", EndReason.ABSOLUTE_TIMEOUT);
    }

    @Test
    void aBusySessionIsOverOneTickAfterTheAbsoluteTimeout() {
        signIn();
        workUntil(ABSOLUTE.plus(TICK));

        assertIsOver("absolute-timeout", EndReason.ABSOLUTE_TIMEOUT);
    }

    @Test
    void theAbsoluteTimeoutCountsFromTheAuthenticationAndNotFromTheLastHopOverTheProvider() {
        signIn();
        clock().advance(Duration.ofMinutes(10));
        alice().cookies().delete(sessionCookie(alice()));
        Page silent = alice().open(hello());

        assertThat(silent.body()).contains("user=alice");
        assertThat(status()).contains("\"idleRemaining\":900,\"absoluteRemaining\":3000,");
    }

    @Test
    void activityStartsTheIdleTimeoutAnew() {
        signIn();
        clock().advance(IDLE.minus(TICK));
        assertThat(alice().fetch(hello()).header("Curfew-Remaining")).contains("idle=900, absolute=2700");
        clock().advance(IDLE.minus(TICK));

        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void askingHowLongItLastsIsNoActivity() {
        signIn();
        for (int minute = 1; minute < 15; minute++) {
            clock().advance(Duration.ofMinutes(1));
            assertThat(status()).contains("\"idleRemaining\":" + (15 - minute) * 60 + ",");
        }
        clock().advance(Duration.ofMinutes(1));

        assertIsOver("idle-timeout", EndReason.IDLE_TIMEOUT);
    }

    @Test
    void whatARuleSaysIsNoActivityIsNone() {
        signIn();
        clock().advance(IDLE.minus(WARN));
        assertThat(alice().fetch(stage().url("/app/sample/ticker")).status()).isEqualTo(200);
        clock().advance(WARN);

        assertIsOver("idle-timeout", EndReason.IDLE_TIMEOUT);
    }

    @Test
    void aPrefetchIsNoActivity() {
        signIn();
        clock().advance(IDLE.minus(TICK));
        alice().ask(
                        "GET",
                        hello(),
                        "Sec-Purpose",
                        "prefetch",
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "document");
        clock().advance(TICK);

        assertIsOver("idle-timeout", EndReason.IDLE_TIMEOUT);
    }

    @Test
    void extendingIsActivityForPagesOfThisOriginOnly() {
        signIn();
        clock().advance(IDLE.minus(TICK));

        assertThat(alice().ask("POST", endpoint("session/extend"), "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(status()).contains("\"state\":\"warning\"");
        assertThat(alice().fetch("POST", endpoint("session/extend")).body())
                .contains("\"state\":\"active\"", "\"idleRemaining\":900,");
        clock().advance(IDLE.minus(TICK));
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void extendingDoesNotBringAnEndedSessionBack() {
        signIn();
        clock().advance(IDLE);

        assertThat(alice().fetch("POST", endpoint("session/extend")).status()).isEqualTo(401);
        assertIsOver("idle-timeout", EndReason.IDLE_TIMEOUT);
    }

    @Test
    void aClockThatStepsBackNeitherEndsASessionNorShowsMoreThanTheLimits() {
        signIn();
        clock().advance(Duration.ofHours(-2));

        assertThat(alice().fetch(hello()).header("Curfew-Remaining")).contains("idle=900, absolute=3600");
        clock().advance(Duration.ofHours(2));
        clock().advance(IDLE);
        assertIsOver("idle-timeout", EndReason.IDLE_TIMEOUT);
    }

    @Test
    void aClockThatLeapsEndsTheSession() {
        signIn();
        clock().advance(Duration.ofDays(1));

        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
    }

    @Test
    void endsOnceHoweverManyRequestsNotice() {
        signIn();
        clock().advance(IDLE);
        for (int i = 0; i < 5; i++) {
            assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        }

        assertThat(endings()).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    private void workUntil(Duration sinceSignIn) {
        Duration step = Duration.ofMinutes(11);
        Duration worked = Duration.ZERO;
        while (worked.plus(step).compareTo(sinceSignIn) < 0) {
            clock().advance(step);
            worked = worked.plus(step);
            assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        }
        clock().advance(sinceSignIn.minus(worked));
    }

    private void assertIsOver(String reason, EndReason expected) {
        int before = served();
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(status()).contains("\"state\":\"ended\",\"reason\":\"" + reason + "\"");
        assertThat(alice().open(hello())).matches(isSignInPage());
        assertThat(served()).isEqualTo(before);
        assertThat(endings()).containsExactly(expected);
    }
}
