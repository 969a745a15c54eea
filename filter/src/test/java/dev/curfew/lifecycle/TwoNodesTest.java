package dev.curfew.lifecycle;

import static dev.curfew.observe.SessionEvent.Kind.SESSION_ENDED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Limits;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Sessions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes share a registry: what one holds of a session that began at the other is released on time, also while the other is gone. */
class TwoNodesTest {

    private static final long T = 1_800_000_000_000L;
    private static final long IDLE = SampleSession.LIMITS.idle();
    private static final long RESUME = SampleSession.LIMITS.resumeWithin();

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final Node first = new Node();
    private final Node second = new Node();
    private final SessionRecord session = SampleSession.of("one", T).record();

    private final class Node {

        private final SessionResources resources = new SessionResources();
        private final List<SessionEvent> events = new ArrayList<>();
        private final SessionTerminator terminator = new SessionTerminator(
                sessions, resources, new SessionTimers(), unused -> {}, events::add, Runnable::run);
        private final List<EndReason> released = new ArrayList<>();

        void hold() {
            resources.attach(session, end -> released.add(end.reason()));
        }

        long ends() {
            return events.stream()
                    .filter(event -> event.kind() == SESSION_ENDED)
                    .count();
        }
    }

    @BeforeEach
    void aSessionThatBeginsAtTheFirst() {
        sessions.create(session);
        first.terminator.watch(session, T);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void theNodeWhereTheSessionDidNotBeginNoticesItsEndOnTime(long tick, boolean over) {
        second.hold();
        second.terminator.ring(T + IDLE + tick);
        assertThat(requireNonNull(sessions.find(session.key())).end() != null).isEqualTo(over);
        assertThat(second.released).hasSize(over ? 1 : 0);
        assertThat(second.ends()).isEqualTo(over ? 1 : 0);
    }

    @Test
    void itLooksAgainWhenTheUserWasActiveAtTheOther() {
        second.hold();
        sessions.touch(session, T + 600_000);
        second.terminator.ring(T + IDLE);
        second.terminator.ring(T + 600_000 + IDLE - 1);
        assertThat(second.released).isEmpty();
        second.terminator.ring(T + 600_000 + IDLE);
        assertThat(second.released).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    @Test
    void whatTheOtherHasEndedIsReleasedForItsReasonAndToldByTheOtherAlone() {
        first.hold();
        second.hold();
        first.terminator.end(session.key(), EndReason.LOGOUT, T + 5);
        assertThat(first.released).containsExactly(EndReason.LOGOUT);
        second.terminator.ring(T + IDLE);
        assertThat(second.released).containsExactly(EndReason.LOGOUT);
        assertThat(first.ends()).isEqualTo(1);
        assertThat(second.ends()).isZero();
    }

    @Test
    void whatIsLeftOfAForgottenSessionIsReleased() {
        second.hold();
        sessions.end(session.key(), EndReason.REVOKED, T + 5);
        sessions.withdraw(session.key());
        second.terminator.ring(T + IDLE);
        assertThat(second.released).containsExactly(EndReason.LOGOUT);
    }

    @Test
    void aSessionThatGoesOnUnderAnotherKeyKeepsWhatIsHeld() {
        second.hold();
        SessionRecord once = renewed(session, "once", T + 600_000);
        second.terminator.ring(T + IDLE);
        assertThat(second.released).isEmpty();
        assertThat(second.resources.keyOf(session.tag())).isEqualTo(once.key());
        SessionRecord twice = renewed(once, "twice", T + 1_200_000);
        second.terminator.ring(T + 600_000 + IDLE);
        assertThat(second.released).isEmpty();
        assertThat(second.resources.keyOf(session.tag())).isEqualTo(twice.key());
        second.terminator.ring(T + 1_200_000 + IDLE);
        assertThat(second.released).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    private SessionRecord renewed(SessionRecord before, String name, long at) {
        SessionOrigin origin = new SessionOrigin(
                SampleSession.key(name), before.tag(), before.user(), before.providerSession(), at, at, Limits.NONE);
        SessionRecord renewed =
                SessionRecord.begin(origin, before.profile(), before.client(), before.terms(), before.tokens(), false);
        assertThat(sessions.createBehind(before.key(), renewed)).isTrue();
        assertThat(sessions.retire(before.key(), at)).isTrue();
        return renewed;
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void whatWaitsForItsUserIsReleasedWhenItIsTooLateToResume(long tick, boolean over) {
        second.resources.attach(session, new SessionResource() {
            @Override
            public void release(End end) {
                second.released.add(end.reason());
            }

            @Override
            public boolean canWait() {
                return true;
            }
        });
        second.terminator.ring(T + IDLE);
        assertThat(second.released).isEmpty();
        second.terminator.ring(T + IDLE + RESUME + tick);
        assertThat(second.released).hasSize(over ? 1 : 0);
    }

    @Test
    void streamsThatComeAndGoCostOneTimer() {
        List<SessionRecord> told = new ArrayList<>();
        SessionResources resources = new SessionResources();
        resources.watchedBy(told::add);
        SessionResource stream = end -> {};
        for (int i = 0; i < 5; i++) {
            resources.attach(session, stream);
            resources.detach(session.tag(), stream);
        }
        assertThat(told).containsExactly(session);
        assertThat(resources.originOf(session.tag())).isNull();
        resources.attach(session, stream);
        assertThat(told).hasSize(2);
        assertThat(resources.originOf(session.tag())).isEqualTo(session.origin());
    }

    @Test
    void aStoreThatIsDownPutsTheReleaseOffAndDoesNotLoseIt() {
        second.hold();
        registry.down(true);
        second.terminator.ring(T + IDLE);
        registry.down(false);
        second.terminator.ring(T + IDLE + 999);
        assertThat(second.released).isEmpty();
        second.terminator.ring(T + IDLE + 1000);
        assertThat(second.released).containsExactly(EndReason.IDLE_TIMEOUT);
        assertThat(SessionTime.end(requireNonNull(sessions.find(session.key())), T))
                .isEqualTo(T + IDLE);
    }
}
