package dev.curfew.session;

import static dev.curfew.policy.Limits.NONE;
import static dev.curfew.session.EndReason.ABSOLUTE_TIMEOUT;
import static dev.curfew.session.EndReason.IDLE_TIMEOUT;
import static dev.curfew.session.EndReason.LOGOUT;
import static dev.curfew.session.EndReason.PROVIDER_SESSION_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTimeTest {

    private static final long T = 1_800_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Idle 1000, absolute 5000, warn 200, resume within 300. */
    private static final Limits LIMITS = new Limits(1000, 5000, 200, 300);

    private static SampleSession session() {
        return SampleSession.of("one", T).limits(LIMITS);
    }

    @Test
    void isLivingOneMillisecondBeforeTheIdleEnd() {
        assertThat(SessionTime.judge(session().record(), T + 999)).isEqualTo(new Verdict.Warning(1, 4001));
    }

    /** Another node's clock may be ahead of ours. */
    @ParameterizedTest
    @CsvSource({"-1", "0", "1"})
    void oneThatHasEndedIsNotLivingWhateverTheClockSays(long offset) {
        SessionRecord ended = session().ended(LOGOUT, T + 500).record();

        assertThat(SessionTime.isLiving(ended, T + 500 + offset)).isFalse();
        assertThat(SessionTime.judge(ended, T + 500 + offset)).isInstanceOf(Verdict.Ended.class);
    }

    @ParameterizedTest
    @CsvSource({"999, true", "1000, false", "1001, false"})
    void livesAsLongAsItIsJudgedLiving(long after, boolean living) {
        assertThat(SessionTime.isLiving(session().record(), T + after)).isEqualTo(living);
        assertThat(SessionTime.judge(session().record(), T + after) instanceof Verdict.Living)
                .isEqualTo(living);
    }

    @Test
    void isOverExactlyAtTheIdleEnd() {
        assertThat(SessionTime.judge(session().record(), T + 1000)).isEqualTo(ended(IDLE_TIMEOUT, T + 1000));
    }

    @Test
    void isOverSinceTheIdleEndHoweverLateSomebodyLooks() {
        assertThat(SessionTime.judge(session().record(), T + 1001)).isEqualTo(ended(IDLE_TIMEOUT, T + 1000));
        assertThat(SessionTime.judge(session().record(), T + DAY)).isEqualTo(ended(IDLE_TIMEOUT, T + 1000));
    }

    @Test
    void absoluteEndsABusySessionExactlyOnTime() {
        SessionRecord busy = session().lastActivity(T + 4900).record();
        assertThat(SessionTime.judge(busy, T + 4999)).isEqualTo(new Verdict.Warning(901, 1));
        assertThat(SessionTime.judge(busy, T + 5000)).isEqualTo(ended(ABSOLUTE_TIMEOUT, T + 5000));
        assertThat(SessionTime.judge(busy, T + 5001)).isEqualTo(ended(ABSOLUTE_TIMEOUT, T + 5000));
    }

    @Test
    void absoluteCountsFromAuthenticationAndNotFromTheSignIn() {
        SessionRecord earlier = session().authenticatedAt(T - 4500).record();
        assertThat(SessionTime.judge(earlier, T + 499)).isInstanceOf(Verdict.Living.class);
        assertThat(SessionTime.judge(earlier, T + 500)).isEqualTo(ended(ABSOLUTE_TIMEOUT, T + 500));
    }

    @Test
    void theProvidersEndEndsTheSessionExactlyOnTime() {
        SessionRecord session = session().providerEnd(T + 700).record();
        assertThat(SessionTime.judge(session, T + 699)).isEqualTo(new Verdict.Warning(301, 1));
        assertThat(SessionTime.judge(session, T + 700)).isEqualTo(ended(PROVIDER_SESSION_EXPIRED, T + 700));
        assertThat(SessionTime.judge(session, T + 701)).isEqualTo(ended(PROVIDER_SESSION_EXPIRED, T + 700));
    }

    @Test
    void aProvidersEndAfterOurLimitsChangesNothing() {
        SessionRecord session = session().providerEnd(T + 90_000).record();
        assertThat(SessionTime.judge(session, T + 1000)).isEqualTo(ended(IDLE_TIMEOUT, T + 1000));
    }

    @Test
    void aProvidersEndInThePastEndsAtOnce() {
        assertThat(SessionTime.judge(session().providerEnd(T - 1).record(), T))
                .isEqualTo(ended(PROVIDER_SESSION_EXPIRED, T - 1));
    }

    /** Ends relative to {@code T}: idle, absolute and the provider's, and which of them gives the reason. */
    @ParameterizedTest
    @CsvSource({
        "100, 200, 300, 100, IDLE_TIMEOUT",
        "200, 200, 300, 200, ABSOLUTE_TIMEOUT",
        "201, 200, 300, 200, ABSOLUTE_TIMEOUT",
        "199, 200, 300, 199, IDLE_TIMEOUT",
        "100, 900, 101, 100, IDLE_TIMEOUT",
        "100, 900, 100, 100, PROVIDER_SESSION_EXPIRED",
        "100, 900, 99, 99, PROVIDER_SESSION_EXPIRED",
        "900, 100, 101, 100, ABSOLUTE_TIMEOUT",
        "900, 100, 100, 100, ABSOLUTE_TIMEOUT",
        "900, 100, 99, 99, PROVIDER_SESSION_EXPIRED",
        "100, 100, 100, 100, ABSOLUTE_TIMEOUT"
    })
    void theNearestEndGivesTheInstantAndTheReason(long idle, long absolute, long provider, long end, EndReason reason) {
        SessionRecord session = session()
                .limits(new Limits(idle, absolute, 0, 0))
                .providerEnd(T + provider)
                .record();
        assertThat(SessionTime.end(session, T)).isEqualTo(T + end);
        assertThat(SessionTime.judge(session, T + end - 1)).isInstanceOf(Verdict.Active.class);
        assertThat(SessionTime.judge(session, T + end)).isEqualTo(ended(reason, T + end));
        assertThat(SessionTime.judge(session, T + end + 1)).isEqualTo(ended(reason, T + end));
    }

    @Test
    void warnsFromTheWarningTimeOnAndNotAMillisecondEarlier() {
        SessionRecord session = session().record();
        assertThat(SessionTime.judge(session, T + 799)).isEqualTo(new Verdict.Active(201, 4201));
        assertThat(SessionTime.judge(session, T + 800)).isEqualTo(new Verdict.Warning(200, 4200));
        assertThat(SessionTime.judge(session, T + 801)).isEqualTo(new Verdict.Warning(199, 4199));
    }

    @Test
    void warnsOfTheNearerEndWhicheverItIs() {
        SessionRecord busy = session().lastActivity(T + 4790).record();
        assertThat(SessionTime.judge(busy, T + 4799)).isInstanceOf(Verdict.Active.class);
        assertThat(SessionTime.judge(busy, T + 4800)).isInstanceOf(Verdict.Warning.class);
    }

    @Test
    void withoutAWarningTimeNobodyIsWarned() {
        SessionRecord session = session().limits(new Limits(1000, 5000, 0, 0)).record();
        assertThat(SessionTime.judge(session, T + 999)).isInstanceOf(Verdict.Active.class);
    }

    @Test
    void withoutLimitsNothingEverEnds() {
        SessionRecord session =
                session().limits(new Limits(NONE, NONE, 200, 300)).record();
        assertThat(SessionTime.judge(session, T)).isEqualTo(new Verdict.Active(NONE, NONE));
        assertThat(SessionTime.judge(session, T + 100_000 * DAY)).isEqualTo(new Verdict.Active(NONE, NONE));
        assertThat(SessionTime.end(session, T)).isEqualTo(NONE);
    }

    @Test
    void withoutAnIdleLimitOnlyTheAbsoluteOneEnds() {
        SessionRecord session = session().limits(new Limits(NONE, 5000, 0, 0)).record();
        assertThat(SessionTime.judge(session, T + 4999)).isEqualTo(new Verdict.Active(NONE, 1));
        assertThat(SessionTime.judge(session, T + 5000)).isEqualTo(ended(ABSOLUTE_TIMEOUT, T + 5000));
    }

    @Test
    void withoutAnAbsoluteLimitOnlyTheIdleOneEnds() {
        SessionRecord session = session().limits(new Limits(1000, NONE, 0, 0)).record();
        assertThat(SessionTime.judge(session, T + 999)).isEqualTo(new Verdict.Active(1, NONE));
        assertThat(SessionTime.judge(session, T + 1000)).isEqualTo(ended(IDLE_TIMEOUT, T + 1000));
    }

    @Test
    void limitsBeyondAllTimeDoNotOverflowIntoThePast() {
        SessionRecord session =
                session().limits(new Limits(NONE - 1, NONE - 1, 0, 0)).record();
        assertThat(SessionTime.judge(session, T + 100_000 * DAY)).isInstanceOf(Verdict.Living.class);
    }

    @Test
    void anActivityOfTheFutureCountsAsNow() {
        SessionRecord session = session().lastActivity(T + 10_000).record();
        assertThat(SessionTime.judge(session, T)).isEqualTo(new Verdict.Active(1000, 5000));
    }

    @Test
    void anAuthenticationOfTheFutureCountsAsNow() {
        SessionRecord session = session().authenticatedAt(T + 10_000).record();
        assertThat(SessionTime.judge(session, T)).isEqualTo(new Verdict.Active(1000, 5000));
    }

    @Test
    void aStepBackNeverGivesMoreThanAWholeLimit() {
        SessionRecord session = session().lastActivity(T).authenticatedAt(T).record();
        Verdict.Living verdict = (Verdict.Living) SessionTime.judge(session, T - DAY);
        assertThat(verdict.idleLeft()).isEqualTo(1000);
        assertThat(verdict.absoluteLeft()).isEqualTo(5000);
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void aRecordedEndStandsWhateverTheClockSays(EndReason reason) {
        SessionRecord session = session().ended(reason, T + 10).record();
        for (long now : new long[] {T - DAY, T, T + 10, T + 1000, T + DAY}) {
            assertThat(SessionTime.judge(session, now)).isEqualTo(ended(reason, T + 10));
            assertThat(SessionTime.end(session, now)).isEqualTo(T + 10);
        }
    }

    @Test
    void aTouchIsDueOnlyBeyondTheGranularity() {
        SessionRecord session = session().record();
        assertThat(LIMITS.granularity()).isEqualTo(10);
        assertThat(SessionTime.isTouchDue(session, T + 9)).isFalse();
        assertThat(SessionTime.isTouchDue(session, T + 10)).isFalse();
        assertThat(SessionTime.isTouchDue(session, T + 11)).isTrue();
        assertThat(SessionTime.isTouchDue(session, T - 11)).isFalse();
    }

    @Test
    void resumesUntilTheVeryLastMillisecondAndNotAtEquality() {
        SessionRecord session = session().ended(IDLE_TIMEOUT, T).record();
        assertThat(SessionTime.isResumable(session, T)).isTrue();
        assertThat(SessionTime.isResumable(session, T + 299)).isTrue();
        assertThat(SessionTime.isResumable(session, T + 300)).isFalse();
        assertThat(SessionTime.isResumable(session, T + 301)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void resumesAfterTimeoutsOnly(EndReason reason) {
        boolean timeout = reason == IDLE_TIMEOUT || reason == ABSOLUTE_TIMEOUT || reason == PROVIDER_SESSION_EXPIRED;
        assertThat(SessionTime.isResumable(session().ended(reason, T).record(), T + 1))
                .isEqualTo(timeout);
        assertThat(reason.isTimeout()).isEqualTo(timeout);
    }

    @Test
    void aSessionThatNobodyHasEndedIsNotResumed() {
        assertThat(SessionTime.isResumable(session().record(), T + 1100)).isFalse();
        assertThat(SessionTime.resumableUntil(session().record())).isEqualTo(NONE);
    }

    @Test
    void withoutAResumeTimeNothingIsResumed() {
        SessionRecord session = session()
                .limits(new Limits(1000, 5000, 0, 0))
                .ended(IDLE_TIMEOUT, T)
                .record();
        assertThat(SessionTime.isResumable(session, T)).isFalse();
    }

    /** Idle, absolute, and how long after authentication the session ended; all in seconds. */
    @ParameterizedTest
    @CsvSource({
        "900, 28800, 900",
        "900, 28800, 28800",
        "1, 2, 1",
        "900, 7776000, 7776000",
        "900, 7776000, 900",
        "900, 9223372036854775, 5184000",
        "900, 9223372036854775, 900"
    })
    void aTombstoneOutlivesResumeAndWhatTheProviderMightTakeForFresh(long idle, long absolute, long ended) {
        Limits limits = new Limits(idle * 1000, absolute == 9223372036854775L ? NONE : absolute * 1000, 0, 600_000);
        long end = T + ended * 1000;
        SessionRecord session =
                session().limits(limits).lastActivity(end).ended(LOGOUT, end).record();
        long forgettable = SessionTime.forgettableAt(session, end);
        long tooOldForMaxAge = Limits.after(T, limits.absolute());
        long aMonthAfter = end + Duration.ofDays(30).toMillis();
        assertThat(forgettable)
                .isGreaterThanOrEqualTo(end + 600_000)
                .isGreaterThanOrEqualTo(Math.min(tooOldForMaxAge, aMonthAfter));
    }

    @Test
    void aTombstoneIsNotKeptForever() {
        SessionRecord session = session()
                .limits(new Limits(900_000, NONE, 0, 600_000))
                .ended(IDLE_TIMEOUT, T)
                .record();
        assertThat(SessionTime.forgettableAt(session, T)).isLessThan(T + 61 * DAY);
    }

    @Test
    void aSessionWithoutEndIsNeverForgettable() {
        SessionRecord session = session().limits(new Limits(NONE, NONE, 0, 0)).record();
        assertThat(SessionTime.forgettableAt(session, T)).isEqualTo(NONE);
    }

    private static Verdict.Ended ended(EndReason reason, long at) {
        return new Verdict.Ended(new End(reason, at));
    }
}
