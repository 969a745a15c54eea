package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What looks like a poller that counts is told once a path and day; granularity here is 9 s. */
class PollerDetectorTest {

    private static final long DAY = 24L * 60 * 60 * 1000;

    private final GuardFixture stage = GuardFixture.with(new Rule(
            "counted",
            Condition.path("/app/counted"),
            Effect.builder().activity(ActivityRule.COUNT).build()));

    @BeforeEach
    void signIn() {
        stage.signIn();
    }

    private List<String> told() {
        return stage.events.stream()
                .filter(event -> event.kind() == SessionEvent.Kind.POLLER_COUNTS)
                .map(event -> String.valueOf(event.detail()))
                .toList();
    }

    private void poll(String path, int times, long apart) {
        for (int i = 0; i < times; i++) {
            stage.now += apart;
            stage.proceed(FakeExchange.fetch("GET", path));
        }
    }

    @Test
    void theTenthAtRegularIntervalsIsToldAndNoneAfterIt() {
        poll("/app/ticker?secret=1", PollerDetector.ENOUGH - 1, 20_000);
        assertThat(told()).isEmpty();
        poll("/app/ticker?secret=1", 1, 20_000);
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("/app/ticker, every 20s or more often: this looks like a poller");
        poll("/app/ticker?secret=1", 30, 20_000);
        assertThat(told()).hasSize(1);
    }

    @Test
    void whatIsAskedForEachSecondIsRegularToo() {
        poll("/app/ticker", 110, 1000);
        assertThat(told()).hasSize(1);
    }

    @Test
    void twoPathsThatAreAskedForInTurnAreToldBoth() {
        for (int i = 0; i < PollerDetector.ENOUGH; i++) {
            poll("/app/a", 1, 20_000);
            poll("/app/b", 1, 20_000);
        }
        assertThat(told()).hasSize(2);
    }

    @Test
    void whatComesNowAndThenIsAPerson() {
        for (int i = 0; i < 50; i++) {
            poll("/app/save", 1, 20_000L + ((long) i * i % 7) * 9000);
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void nextDayItIsToldAgain() {
        poll("/app/ticker", PollerDetector.ENOUGH, 20_000);
        stage.now += DAY;
        stage.signIn();
        poll("/app/ticker", PollerDetector.ENOUGH, 20_000);
        assertThat(told()).hasSize(2);
    }

    @Test
    void noMoreThanSoManyPathsAreToldADay() {
        for (int i = 0; i < PollerDetector.MOST_PATHS + 20; i++) {
            poll("/app/ticker/" + i, PollerDetector.ENOUGH, 10_000);
        }
        assertThat(told()).hasSize(PollerDetector.MOST_PATHS);
    }

    @Test
    void whatARuleCountsIsMeantToCount() {
        poll("/app/counted", 50, 20_000);
        assertThat(told()).isEmpty();
    }

    @Test
    void whatDoesNotCountBecausePagesReportIsNotToldOf() {
        for (int i = 0; i < 30; i++) {
            stage.reply(FakeExchange.fetch("POST", "/app/.curfew/session/report"));
            poll("/app/ticker", 1, 20_000);
        }
        assertThat(told()).isEmpty();
    }
}
