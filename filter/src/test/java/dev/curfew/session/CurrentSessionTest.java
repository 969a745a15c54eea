package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrentSessionTest {

    private static final long T = 1_800_000_000_000L;
    private static final long IDLE = SampleSession.LIMITS.idle();

    private final SessionRecord living = SampleSession.of("one", T).record();

    private static SessionRecord waiting(SessionRecord session) {
        return new SessionRecord(
                session.origin(),
                session.profile(),
                session.client(),
                session.attendance(),
                session.terms(),
                session.tokens(),
                true,
                session.end(),
                session.version());
    }

    @Test
    void thereIsNone() {
        assertThat(CurrentSession.of(null, T)).isEqualTo(CurrentSession.NONE);
        assertThat(CurrentSession.NONE.record()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void itIsOpenUntilItsTimeIsOver(long offset, boolean open) {
        long now = T + IDLE + offset;

        assertThat(CurrentSession.of(living, now) instanceof CurrentSession.Living)
                .isEqualTo(open);
        assertThat(CurrentSession.of(waiting(living), now) instanceof CurrentSession.Waiting)
                .isEqualTo(open);
        assertThat(CurrentSession.of(living, now) instanceof CurrentSession.Ended)
                .isNotEqualTo(open);
    }

    @Test
    void whatIsOpenKnowsHowLongItMayGoOn() {
        assertThat(CurrentSession.of(living, T + 1))
                .isInstanceOfSatisfying(CurrentSession.Open.class, open -> assertThat(open.left())
                        .isEqualTo(new Verdict.Active(IDLE - 1, SampleSession.LIMITS.absolute() - 1)));
    }

    @Test
    void whatIsOverByTheClockAloneHasTheClocksEnd() {
        assertThat(CurrentSession.of(living, T + IDLE + 7))
                .isEqualTo(new CurrentSession.Ended(living, new End(EndReason.IDLE_TIMEOUT, T + IDLE)));
    }

    @Test
    void anEndThatWasRecordedStandsAlsoForOneThatWaited() {
        SessionRecord ended = waiting(
                SampleSession.of("one", T).ended(EndReason.LOGOUT, T + 5).record());

        assertThat(CurrentSession.of(ended, T + 1))
                .isEqualTo(new CurrentSession.Ended(ended, new End(EndReason.LOGOUT, T + 5)));
    }
}
