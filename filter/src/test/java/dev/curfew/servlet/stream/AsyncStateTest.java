package dev.curfew.servlet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.servlet.stream.AsyncState.Event;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state and every event. */
class AsyncStateTest {

    /** Where the events lead from each state, in the order that {@link Event} has them. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # state          START            PASSED           DISPATCH         COMPLETE         EMPTIED          TELL             COMPLETED
                    SERVING,         STARTED,         PASSED,          SERVING,         SERVING,         SERVING,         SERVING,         OVER
                    STARTED,         STARTED,         WAITING,         HANDED_BACK,     COMPLETED_EARLY, STARTED,         STARTED,         COMPLETED_EARLY
                    HANDED_BACK,     HANDED_BACK,     DISPATCHED,      HANDED_BACK,     HANDED_BACK,     HANDED_BACK,     HANDED_BACK,     COMPLETED_EARLY
                    COMPLETED_EARLY, COMPLETED_EARLY, OVER,            COMPLETED_EARLY, COMPLETED_EARLY, COMPLETED_EARLY, COMPLETED_EARLY, COMPLETED_EARLY
                    PASSED,          PASSED,          PASSED,          PASSED,          PASSED,          PASSED,          PASSED,          OVER
                    WAITING,         WAITING,         WAITING,         DISPATCHED,      WAITING,         OVER,            TOLD,            OVER
                    DISPATCHED,      RESTARTED,       DISPATCHED,      DISPATCHED,      DISPATCHED,      DISPATCHED,      DISPATCHED,      OVER
                    RESTARTED,       RESTARTED,       RESTARTED,       DISPATCHED,      RESTARTED,       OVER,            TOLD,            OVER
                    TOLD,            TOLD,            TOLD,            DISPATCHED,      OVER,            TOLD,            TOLD,            OVER
                    OVER,            OVER,            OVER,            OVER,            OVER,            OVER,            OVER,            OVER
                    """)
    void leadsTo(
            AsyncState state,
            AsyncState start,
            AsyncState passed,
            AsyncState dispatch,
            AsyncState complete,
            AsyncState emptied,
            AsyncState tell,
            AsyncState completed) {
        List<AsyncState> after = Arrays.stream(Event.values()).map(state::after).toList();

        assertThat(after).containsExactly(start, passed, dispatch, complete, emptied, tell, completed);
    }

    /** What may be done to a request: whether it is gated, its pass is counted, it may be decided, completing it waits, and it is over. */
    @ParameterizedTest
    @CsvSource({
        "SERVING,         false, false, false, false, false",
        "STARTED,         true,  true,  true,  false, false",
        "HANDED_BACK,     true,  true,  false, false, false",
        "COMPLETED_EARLY, true,  true,  false, false, true",
        "PASSED,          false, false, false, false, true",
        "WAITING,         true,  false, true,  true,  false",
        "DISPATCHED,      true,  false, false, false, false",
        "RESTARTED,       true,  false, true,  true,  false",
        "TOLD,            true,  false, true,  false, false",
        "OVER,            true,  false, false, false, true",
    })
    void allows(AsyncState state, boolean gated, boolean counted, boolean decided, boolean waiting, boolean over) {
        assertThat(List.of(
                        state.isGated(),
                        state.isCountedPass(),
                        state.mayBeDecided(),
                        state.isWaiting(),
                        state.isOver()))
                .containsExactly(gated, counted, decided, waiting, over);
    }

    /** A pass that was counted is counted until it returns, whatever happens, or the gate would never be empty. */
    @ParameterizedTest
    @EnumSource(Event.class)
    void aCountedPassStaysSoUntilItReturns(Event event) {
        for (AsyncState state : AsyncState.values()) {
            assertThat(state.after(event).isCountedPass())
                    .as("%s after %s", state, event)
                    .isEqualTo(
                            event == Event.PASSED
                                    ? false
                                    : state.isCountedPass() || (state == AsyncState.SERVING && event == Event.START));
        }
    }

    @Test
    void anAnswerIsAStreamUntilThatIsTakenBackAndFiniteForGood() {
        assertThat(AnswerKind.OPEN.events()).isEqualTo(AnswerKind.EVENTS);
        assertThat(AnswerKind.EVENTS.noEvents()).isEqualTo(AnswerKind.OPEN);
        assertThat(AnswerKind.EVENTS.finite()).isEqualTo(AnswerKind.FINITE_EVENTS);
        assertThat(AnswerKind.FINITE.events()).isEqualTo(AnswerKind.FINITE_EVENTS);
        assertThat(AnswerKind.FINITE_EVENTS.noEvents()).isEqualTo(AnswerKind.FINITE);
        assertThat(AnswerKind.OPEN.finite()).isEqualTo(AnswerKind.FINITE);
        for (AnswerKind kind : AnswerKind.values()) {
            assertThat(kind.events().isEvents()).isTrue();
            assertThat(kind.noEvents().isEvents()).isFalse();
        }
    }
}
