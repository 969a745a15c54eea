package dev.curfew.session;

import static dev.curfew.policy.Limits.NONE;
import static dev.curfew.session.EndReason.ABSOLUTE_TIMEOUT;
import static dev.curfew.session.EndReason.IDLE_TIMEOUT;
import static dev.curfew.session.EndReason.LOGOUT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Limits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A millisecond before, at, and after: for what two settings decide together. Ends, and how the clock judges them, are in {@link SessionTimeTest}. */
class SessionTimeBoundariesTest {

    private static final long T = 1_800_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static SampleSession session(Limits limits) {
        return SampleSession.of("one", T).limits(limits);
    }

    /** Idle, absolute, provider's end, warn; and when the warning begins: that long before the nearest of the three. */
    @ParameterizedTest
    @CsvSource({
        "1000, 2000, 3000, 300, 700",
        "2000, 1000, 3000, 300, 700",
        "3000, 2000, 1000, 300, 700",
        "1000, 1001, 3000, 300, 700",
        "1000, 1000, 1000, 300, 700",
        "1001, 1000, 3000, 300, 700",
        "1000, 3000, 1001, 300, 700",
        "1001, 3000, 1000, 300, 700",
        "3000, 1000, 1001, 300, 700",
        "3000, 1001, 1000, 300, 700",
        "1000, 2000, 3000, 1, 999",
        "1000, 2000, 3000, 998, 2",
        "1000, 2000, 3000, 999, 1"
    })
    void theWarningBeginsThatLongBeforeTheNearestEnd(long idle, long absolute, long provider, long warn, long from) {
        SessionRecord session = session(new Limits(idle, absolute, warn, 0))
                .providerEnd(T + provider)
                .record();
        assertThat(SessionTime.judge(session, T + from - 1)).isInstanceOf(Verdict.Active.class);
        assertThat(SessionTime.judge(session, T + from)).isInstanceOf(Verdict.Warning.class);
        assertThat(SessionTime.judge(session, T + from + 1))
                .isInstanceOf(warn == 1 ? Verdict.Ended.class : Verdict.Warning.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 1001, NONE})
    void aWarningAsLongAsTheLimitBeginsAtOnce(long warn) {
        SessionRecord session = session(new Limits(1000, 5000, warn, 0)).record();
        assertThat(SessionTime.judge(session, T)).isInstanceOf(Verdict.Warning.class);
        assertThat(SessionTime.judge(session, T + 999)).isInstanceOf(Verdict.Warning.class);
        assertThat(SessionTime.judge(session, T + 1000)).isInstanceOf(Verdict.Ended.class);
    }

    /** The instants are those of the end, not of whoever notices it: resume-within counts from there. */
    @ParameterizedTest
    @CsvSource({
        "1000, 2000, 3000, 1000",
        "1000, 1000, 3000, 1000",
        "2000, 1000, 3000, 1000",
        "3000, 2000, 1000, 1000",
        "1001, 2000, 1000, 1000"
    })
    void resumeCountsFromTheEndHoweverLateItIsNoticed(long idle, long absolute, long provider, long end) {
        SessionRecord session = session(new Limits(idle, absolute, 0, 300))
                .providerEnd(T + provider)
                .record();
        SessionRecord ended = session.endedBy(((Verdict.Ended) SessionTime.judge(session, T + end + 200)).end());
        assertThat(SessionTime.isResumable(ended, T + end + 299)).isTrue();
        assertThat(SessionTime.isResumable(ended, T + end + 300)).isFalse();
        assertThat(SessionTime.isResumable(ended, T + end + 301)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, -1"})
    void theShortestResumeIsOneMillisecondAndNoneIsNone(long resumeWithin, long last) {
        SessionRecord ended = session(new Limits(1000, 5000, 0, resumeWithin))
                .ended(ABSOLUTE_TIMEOUT, T)
                .record();
        assertThat(SessionTime.isResumable(ended, T + last)).isTrue();
        assertThat(SessionTime.isResumable(ended, T + last + 1)).isFalse();
        assertThat(SessionTime.isResumable(ended, T + last + 2)).isFalse();
    }

    @Test
    void aResumeWithoutLimitNeverCloses() {
        SessionRecord ended =
                session(new Limits(1000, 5000, 0, NONE)).ended(IDLE_TIMEOUT, T).record();
        assertThat(SessionTime.isResumable(ended, T + 100_000 * DAY)).isTrue();
        assertThat(SessionTime.forgettableAt(ended, T)).isEqualTo(NONE);
    }

    /**
     * Absolute, resume-within and the end, after the authentication; and when the tombstone may go, in seconds: when nobody may resume any more
     * and either one and a half times the absolute timeout has passed since the authentication, or thirty days since the end.
     */
    @ParameterizedTest
    @CsvSource({
        "1000, 0, 100, 1500",
        "1000, 1399, 100, 1500",
        "1000, 1400, 100, 1500",
        "1000, 1401, 100, 1501",
        "1000, 600, 900, 1500",
        "1000, 600, 901, 1501",
        "2000000, 0, 407999, 2999999",
        "2000000, 0, 408000, 3000000",
        "2000000, 0, 408001, 3000000",
        "2000000, 2592001, 100, 2592101"
    })
    void aTombstoneGoesWhenItHasServedAndNotAMillisecondEarlier(
            long absolute, long resumeWithin, long end, long forgettable) {
        FakeRegistry registry = new FakeRegistry();
        Sessions sessions = new Sessions(registry);
        SessionRecord tombstone = session(new Limits(900_000, absolute * 1000, 0, resumeWithin * 1000))
                .ended(LOGOUT, T + end * 1000)
                .record();
        sessions.create(tombstone);
        long due = T + forgettable * 1000;
        assertThat(SessionTime.forgettableAt(tombstone, T)).isEqualTo(due);
        assertThat(sessions.forgetIfPossible(tombstone, due - 1)).isFalse();
        assertThat(registry.size()).isOne();
        assertThat(sessions.forgetIfPossible(tombstone, due)).isTrue();
        assertThat(registry.size()).isZero();
    }

    @Test
    void aTombstoneWithoutAnAbsoluteLimitGoesThirtyDaysAfterItsEnd() {
        SessionRecord tombstone =
                session(new Limits(1000, NONE, 0, 300)).ended(LOGOUT, T + 5).record();
        assertThat(SessionTime.forgettableAt(tombstone, T)).isEqualTo(T + 5 + 30 * DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "0, 1, true",
        "10, 9, false",
        "10, 10, false",
        "10, 11, true",
        "100, 100, false",
        "100, 101, true"
    })
    void aTouchIsDueBeyondTheGranularityWhateverItIs(long granularity, long after, boolean due) {
        SessionRecord session =
                session(new Limits(1000, 5000, 0, 0, granularity)).record();
        assertThat(SessionTime.isTouchDue(session, T + after)).isEqualTo(due);
    }

    /** The last activity that is not written any more makes the session end early: by the granularity, and no more. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10, 100})
    void aSessionEndsEarlyByTheGranularityAtMostAndNeverLate(long granularity) {
        Sessions sessions = new Sessions(new FakeRegistry());
        SessionRecord session =
                session(new Limits(1000, 5000, 0, 0, granularity)).record();
        sessions.create(session);
        sessions.touch(session, T + granularity);
        SessionRecord unwritten = requireNonNull(sessions.find(session.key()));
        assertThat(SessionTime.end(unwritten, T + granularity)).isEqualTo(T + 1000);
        sessions.touch(session, T + granularity + 1);
        SessionRecord written = requireNonNull(sessions.find(session.key()));
        assertThat(SessionTime.end(written, T + granularity + 1)).isEqualTo(T + granularity + 1 + 1000);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "999, 999", "-1, 0", "-5000, 0"})
    void absenceAndAgeCountFromTheirInstantsAndAreNeverNegative(long after, long expected) {
        SessionRecord session = session(SampleSession.LIMITS).record();
        assertThat(SessionTime.longestIdle(session, T + after)).isEqualTo(expected);
        assertThat(SessionTime.age(session, T + after)).isEqualTo(expected);
    }

    @Test
    void theLongestAbsenceIsTheOneNowOrTheLongestBefore() {
        SessionRecord session = session(SampleSession.LIMITS).record().touchedAt(T + 500);
        assertThat(SessionTime.longestIdle(session, T + 500 + 499)).isEqualTo(500);
        assertThat(SessionTime.longestIdle(session, T + 500 + 500)).isEqualTo(500);
        assertThat(SessionTime.longestIdle(session, T + 500 + 501)).isEqualTo(501);
        SessionRecord shorter = session.touchedAt(T + 900);
        assertThat(shorter.longestIdle()).isEqualTo(500);
        assertThat(shorter.touchedAt(T + 1401).longestIdle()).isEqualTo(501);
    }

    /** Days that are 23 or 25 hours long somewhere, a day that is not there in most years, the last second of 32 bits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-28T00:30:00Z",
                "2027-10-31T00:30:00Z",
                "2028-02-28T23:30:00Z",
                "2028-02-29T12:00:00Z",
                "2028-12-31T23:59:59.999Z",
                "2038-01-19T03:14:07Z",
                "2106-02-07T06:28:15Z",
                "1970-01-01T00:00:00Z"
            })
    void aDayIsADayAndAMonthIsThirtyOfThemWhateverTheCalendarSays(Instant start) {
        long begin = start.toEpochMilli();
        SampleSession sample = SampleSession.of("one", begin);
        SessionRecord day = sample.limits(new Limits(DAY, NONE, 0, 0)).record();
        SessionRecord month = sample.limits(new Limits(NONE, 30 * DAY, 0, 0)).record();
        assertThat(SessionTime.judge(day, begin + DAY - 1)).isInstanceOf(Verdict.Living.class);
        assertThat(SessionTime.judge(day, begin + DAY)).isInstanceOf(Verdict.Ended.class);
        assertThat(SessionTime.judge(day, begin + DAY + 1)).isInstanceOf(Verdict.Ended.class);
        assertThat(SessionTime.judge(month, begin + 30 * DAY - 1)).isInstanceOf(Verdict.Living.class);
        assertThat(SessionTime.judge(month, begin + 30 * DAY)).isInstanceOf(Verdict.Ended.class);
        assertThat(SessionTime.judge(month, begin + 30 * DAY + 1)).isInstanceOf(Verdict.Ended.class);
    }

    /** Limits whose sum with now is the largest instant there is, or a millisecond less or more. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void limitsThatReachToTheEndOfTimeEndNobodyBeforeIt(long more) {
        long limit = NONE - T + more;
        SessionRecord session = session(new Limits(limit, limit, 0, limit)).record();
        assertThat(SessionTime.end(session, T)).isEqualTo(more < 0 ? NONE - 1 : NONE);
        assertThat(SessionTime.judge(session, NONE - 2)).isInstanceOf(Verdict.Living.class);
        SessionRecord ended = session.endedBy(new End(IDLE_TIMEOUT, T));
        assertThat(SessionTime.isResumable(ended, NONE - 2)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void anEndAMillisecondBeforeTheClocksKeepsItsReasonAndOneAtItDoesNot(EndReason reason) {
        for (long after : new long[] {-1, 0, 1}) {
            Sessions sessions = new Sessions(new FakeRegistry());
            SessionRecord session = session(new Limits(1000, 5000, 0, 0)).record();
            sessions.create(session);
            sessions.end(session.key(), reason, T + 1000 + after);
            End end = requireNonNull(sessions.find(session.key())).end();
            assertThat(end).isEqualTo(after < 0 ? new End(reason, T + 999) : new End(IDLE_TIMEOUT, T + 1000));
        }
    }
}
