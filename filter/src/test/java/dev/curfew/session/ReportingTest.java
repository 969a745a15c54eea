package dev.curfew.session;

import static dev.curfew.session.ActivityState.NEVER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions whose pages call in, and then do so no more: idle 60 s, a granularity of 600 ms, a heartbeat of 10 s, a window of 30 s. */
class ReportingTest {

    private static final long T = 1_800_000_000_000L;
    private static final Limits LIMITS = new Limits(60_000, 600_000, 0, 0);
    private static final long WINDOW = 30_000;

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final SessionRecord start =
            SampleSession.of("one", T).limits(LIMITS).record();

    @BeforeEach
    void aSessionThatStartsNow() {
        sessions.create(start);
    }

    private SessionRecord now() {
        return requireNonNull(sessions.find(start.key()));
    }

    private void report(long after) {
        sessions.report(now(), NEVER, T + after);
    }

    private void reportOfPerson(long person, long after) {
        sessions.report(now(), T + person, T + after);
    }

    private void note(long after) {
        sessions.note(now(), T + after);
    }

    private long endAt(long after) {
        return SessionTime.end(now(), T + after) - T;
    }

    private static boolean isLiving(@Nullable SessionRecord session, long at) {
        return SessionTime.judge(requireNonNull(session), at) instanceof Verdict.Living;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3",
        "5, 1, 3",
        "600, 100, 300",
        "6000, 1000, 3000",
        "60000, 10000, 30000",
        "360000, 60000, 180000",
        "900000, 60000, 180000",
        "9223372036854775807, 60000, 180000"
    })
    void pagesCallInSixTimesAnIdleLimitAndOnceAMinuteAtLeast(long idle, long heartbeat, long window) {
        Limits limits = new Limits(idle, Limits.NONE, 0, 0);
        assertThat(limits.heartbeat()).isEqualTo(heartbeat);
        assertThat(limits.reportingWindow()).isEqualTo(window);
    }

    @Test
    void aSessionReportsUntilTheTickBeforeTheEndOfTheWindow() {
        assertThat(SessionTime.isReporting(now(), T)).isFalse();
        report(1000);
        assertThat(SessionTime.isReporting(now(), T + 1000)).isTrue();
        assertThat(SessionTime.isReporting(now(), T + 1000 + WINDOW - 1)).isTrue();
        assertThat(SessionTime.isReporting(now(), T + 1000 + WINDOW)).isFalse();
        assertThat(SessionTime.isReporting(now(), T + 1000 + WINDOW + 1)).isFalse();
    }

    @Test
    void aReportOfNobodyMovesNoEnd() {
        report(10_000);
        assertThat(endAt(10_000)).isEqualTo(60_000);
    }

    @Test
    void aReportOfAPersonMovesTheEndToThatLongAfterThem() {
        reportOfPerson(9_000, 10_000);
        assertThat(endAt(10_000)).isEqualTo(69_000);
        assertThat(now().longestIdle()).isEqualTo(9_000);
    }

    @Test
    void aPersonBeforeTheLastActivityMovesNothing() {
        reportOfPerson(-5_000, 10_000);
        assertThat(now().lastActivity()).isEqualTo(T);
        reportOfPerson(9_000, 10_000);
        reportOfPerson(8_000, 20_000);
        assertThat(now().lastActivity()).isEqualTo(T + 9_000);
    }

    @Test
    void aReportOneTickBeforeTheEndCountsAndAtTheEndAndAfterItDoesNot() {
        for (long late : new long[] {60_000, 60_001}) {
            SessionRecord found = sessions.report(now(), T + 59_000, T + late);
            assertThat(requireNonNull(found).attendance()).isEqualTo(ActivityState.of(T, 0));
            assertThat(isLiving(found, T + late)).isFalse();
        }
        SessionRecord found = sessions.report(now(), T + 59_000, T + 59_999);
        assertThat(requireNonNull(found).lastActivity()).isEqualTo(T + 59_000);
    }

    @Test
    void aReportNeverRevives() {
        sessions.end(start.key(), EndReason.REVOKED, T + 100);
        SessionRecord found = requireNonNull(sessions.report(start, T + 200, T + 200));
        assertThat(found.end()).isEqualTo(new End(EndReason.REVOKED, T + 100));

        assertThat(now().attendance()).isEqualTo(ActivityState.of(T, 0));
    }

    @Test
    void aReportThatLosesToAnEndAtTheLastMomentDoesNotRevive() {
        registry.beforeNextReplace(() -> sessions.end(start.key(), EndReason.LOGOUT, T + 100));
        SessionRecord found = requireNonNull(sessions.report(start, T + 200, T + 200));
        assertThat(found.end()).isEqualTo(new End(EndReason.LOGOUT, T + 100));
    }

    @Test
    void aReportThatLosesToATouchIsWrittenBehindIt() {
        registry.beforeNextReplace(() -> sessions.touch(start, T + 9_000));
        reportOfPerson(8_000, 10_000);
        assertThat(now().attendance()).isEqualTo(new ActivityState(T + 9_000, 9_000, T + 10_000, NEVER));
    }

    @Test
    void reportsOfNobodyAreWrittenOnceInHalfAHeartbeat() {
        report(1000);
        report(6000);
        assertThat(now().attendance().reportedAt()).isEqualTo(T + 1000);
        report(6001);
        assertThat(now().attendance().reportedAt()).isEqualTo(T + 6001);
    }

    @Test
    void aThousandReportsASecondAreWrittenAtMostOnceAGranule() {
        for (long at = 1; at <= 10_000; at++) {
            reportOfPerson(at, at);
        }
        assertThat(registry.writes()).isLessThanOrEqualTo(1 + (int) (10_000 / LIMITS.granularity()));
        assertThat(now().lastActivity()).isGreaterThanOrEqualTo(T + 10_000 - LIMITS.granularity());
    }

    @Test
    void requestsOfASessionThatReportsCountForNothingWhileItDoes() {
        report(1000);
        for (long at = 1000; at < 60_000; at += 1000) {
            report(at);
            note(at + 1);
            assertThat(endAt(at + 1)).isEqualTo(60_000);
        }
        assertThat(isLiving(now(), T + 59_999)).isTrue();
        assertThat(isLiving(now(), T + 60_000)).isFalse();
    }

    @Test
    void theLastRequestCountsFromTheEndOfTheWindowOn() {
        report(1000);
        note(20_000);
        assertThat(endAt(1000 + WINDOW - 1)).isEqualTo(60_000);
        assertThat(endAt(1000 + WINDOW)).isEqualTo(80_000);
        assertThat(isLiving(now(), T + 79_999)).isTrue();
        assertThat(isLiving(now(), T + 80_000)).isFalse();
    }

    @Test
    void aRequestBeforeTheLastReportCountsForNothing() {
        report(1000);
        note(2000);
        report(20_000);
        assertThat(endAt(20_000 + WINDOW)).isEqualTo(60_000);
    }

    @ParameterizedTest
    @CsvSource({"29999, 95000", "30000, 60000", "30001, 60000"})
    void whatEndsWhileItStillReportsHasEnded(long reported, long end) {
        report(reported);
        note(35_000);
        assertThat(endAt(70_000)).isEqualTo(end);
    }

    @Test
    void theRequestThatCountsAgainStaysWhenAPageReportsAgain() {
        report(1000);
        note(20_000);
        report(40_000);
        assertThat(now().attendance()).isEqualTo(new ActivityState(T + 20_000, 20_000, T + 40_000, T + 20_000));
        assertThat(endAt(40_000)).isEqualTo(80_000);
    }

    @Test
    void theRequestThatCountsAgainStaysUnderALaterOne() {
        report(1000);
        note(20_000);
        sessions.touch(now(), T + 40_000);
        assertThat(now().lastActivity()).isEqualTo(T + 40_000);
        assertThat(now().longestIdle()).isEqualTo(20_000);
    }

    @Test
    void aPersonBetweenTwoGapsMakesThemShorter() {
        report(1000);
        note(20_000);
        reportOfPerson(12_000, 40_000);
        assertThat(now().longestIdle()).isEqualTo(12_000);
        assertThat(now().lastActivity()).isEqualTo(T + 20_000);
    }

    @Test
    void theFirstRequestAfterAReportIsWrittenAndThenOneAGranule() {
        report(1000);
        note(1001);
        note(1601);
        assertThat(now().attendance().lastRequest()).isEqualTo(T + 1001);
        note(1602);
        assertThat(now().attendance().lastRequest()).isEqualTo(T + 1602);
        report(7000);
        note(7001);
        assertThat(now().attendance().lastRequest()).isEqualTo(T + 7001);
    }

    @Test
    void aRequestIsActivityWhereNoPageReports() {
        sessions.ask(start, T + 10_000);
        assertThat(now().attendance()).isEqualTo(ActivityState.of(T + 10_000, 10_000));
    }

    @Test
    void aRequestIsNotedWherePagesReportByNow() {
        report(5000);
        sessions.ask(start, T + 10_000);
        assertThat(now().attendance()).isEqualTo(new ActivityState(T, 0, T + 5000, T + 10_000));
    }

    @Test
    void theWarningOfASessionThatReportsDoesNotWaitForTheWindow() {
        SessionRecord warned = SampleSession.of("two", T)
                .limits(new Limits(60_000, 600_000, 40_000, 0))
                .record();
        sessions.create(warned);
        warned = requireNonNull(sessions.report(warned, NEVER, T + 15_000));
        warned = requireNonNull(sessions.note(warned, T + 16_000));
        assertThat(SessionTime.judge(warned, T + 19_999)).isInstanceOf(Verdict.Active.class);
        assertThat(SessionTime.judge(warned, T + 20_000)).isInstanceOf(Verdict.Warning.class);
    }
}
