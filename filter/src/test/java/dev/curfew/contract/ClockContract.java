package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.EndReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The machine's clock is set forward and back again: sessions end on time, and people sign in all the while. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class ClockContract {

    private static final Duration JUMP = Duration.ofHours(3);

    /** The idle limit, and what a clock that comes back slowly adds to it at most. */
    private static final Duration LATEST = IDLE.plusMillis(IDLE.toMillis() / 1999 + 1);

    /** The door under test. */
    protected abstract Door door();

    @Test
    void afterACorrectedStepForwardPeopleSignInAsEver() throws Exception {
        try (DoorFixture stage = DoorFixture.open(door(), TomcatFixture.usual())) {
            set(stage, JUMP, "forward by 3h");
            set(stage, JUMP.negated(), "back by 3h");
            stage.clock().advanceToAnotherMinute();

            Browser alice = new Browser();
            assertThat(signIn(stage, alice).body()).contains("user=alice");
            assertThat(status(stage, alice)).contains("\"idleRemaining\":900,\"absoluteRemaining\":3");
            stage.clock().advance(LATEST.plusSeconds(1));
            DoorFixture.await("the session has ended", () -> stage.has(Kind.SESSION_ENDED));
            assertThat(ended(stage).reason()).isEqualTo(EndReason.IDLE_TIMEOUT);
            stage.clock().advanceToAnotherMinute();
            assertThat(signIn(stage, alice).body()).contains("user=alice");
        }
    }

    @Test
    void whoWasTimedOutByTheStepShowsWhoTheyAreAgain() throws Exception {
        try (DoorFixture stage = DoorFixture.open(door(), TomcatFixture.usual())) {
            Browser alice = new Browser();
            Page first = signIn(stage, alice);
            assertThat(first.body()).contains("user=alice");
            set(stage, JUMP, "forward by 3h");
            DoorFixture.await("the session has ended", () -> stage.has(Kind.SESSION_ENDED));
            set(stage, JUMP.negated(), "back by 3h");

            stage.clock().advanceToAnotherMinute();
            Page page = alice.open(stage.url(StagedContract.HELLO));
            assertThat(page).as("the provider's own session is no way around").matches(StagedContract.isSignInPage());
            assertThat(stage.signIn(alice, page, "alice").body()).contains("user=alice");
        }
    }

    @Test
    void aStepBackMakesNoSessionLonger() throws Exception {
        try (DoorFixture stage = DoorFixture.open(door(), TomcatFixture.usual())) {
            Browser alice = new Browser();
            assertThat(signIn(stage, alice).body()).contains("user=alice");
            set(stage, JUMP.negated(), "back by 3h");

            stage.clock().advance(LATEST);
            assertThat(alice.fetch(stage.url(StagedContract.HELLO)).status()).isEqualTo(401);
        }
    }

    private static void set(DoorFixture stage, Duration by, String told) {
        stage.clock().setMachine(by);
        DoorFixture.await("the step is noticed", () -> stage.events().stream()
                .anyMatch(event -> event.kind() == Kind.CLOCK_STEPPED
                        && String.valueOf(event.detail()).startsWith(told)));
    }

    private static Page signIn(DoorFixture stage, Browser browser) {
        return stage.signIn(browser, browser.open(stage.url(StagedContract.HELLO)), "alice");
    }

    private static String status(DoorFixture stage, Browser browser) {
        return browser.fetch(stage.url(stage.endpoint("session"))).body();
    }

    private static SessionEvent ended(DoorFixture stage) {
        return stage.events().stream()
                .filter(event -> event.kind() == Kind.SESSION_ENDED)
                .findFirst()
                .orElseThrow();
    }
}
