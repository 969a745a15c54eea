package dev.curfew.guard;

import static dev.curfew.observe.SessionEvent.Kind.RELEASE_FAILED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_ENDED;
import static dev.curfew.observe.SessionEvent.Kind.STORE_UNAVAILABLE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rulebook;
import dev.curfew.session.Alarms;
import dev.curfew.session.Attachments;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Sessions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndingsTest {

    private static final long T = 1_800_000_000_000L;
    private static final long IDLE = 900_000;

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final Attachments attachments = new Attachments();
    private final List<SessionEvent> events = new ArrayList<>();
    private final List<EndedSession> farewells = new ArrayList<>();
    private final List<EndReason> released = new ArrayList<>();
    private final Endings endings =
            new Endings(sessions, attachments, new Alarms(), farewells::add, events::add, Runnable::run);
    private final SessionRecord session = SampleSession.of("one", T).record();

    @BeforeEach
    void aSessionThatHoldsSomething() {
        sessions.create(session);
        endings.watch(session, T);
        attachments.attach(session, end -> released.add(end.reason()));
    }

    private List<SessionEvent.Kind> kinds() {
        return events.stream().map(SessionEvent::kind).toList();
    }

    @Test
    void anEndIsToldOnceToEverybody() {
        endings.end(session.key(), EndReason.LOGOUT, T + 5);
        endings.end(session.key(), EndReason.REVOKED, T + 6);
        endings.endIfOver(session.key(), T + IDLE);
        assertThat(events)
                .containsExactly(
                        new SessionEvent(SESSION_ENDED, T + 5, session.tag(), "alice", EndReason.LOGOUT, null));
        assertThat(released).containsExactly(EndReason.LOGOUT);
        assertThat(farewells).hasSize(1);
    }

    @Test
    void aQuietEndSaysNothingToTheProvider() {
        assertThat(endings.endQuietly(session.origin(), EndReason.LOGOUT, T)).isNotNull();
        assertThat(endings.endQuietly(session.origin(), EndReason.LOGOUT, T)).isNull();
        assertThat(kinds()).containsExactly(SESSION_ENDED);
        assertThat(released).hasSize(1);
        assertThat(farewells).isEmpty();
    }

    @Test
    void theClockEndsASessionThatNobodyAsksFor() {
        endings.ring(T + IDLE - 1);
        assertThat(events).isEmpty();
        endings.ring(T + IDLE + 250);
        assertThat(events)
                .containsExactly(new SessionEvent(
                        SESSION_ENDED, T + IDLE, session.tag(), "alice", EndReason.IDLE_TIMEOUT, null));
        assertThat(released).containsExactly(EndReason.IDLE_TIMEOUT);
        assertThat(farewells).hasSize(1);
    }

    @Test
    void theClockLooksAgainWhenTheUserWasActive() {
        sessions.touch(session, T + 600_000);
        endings.ring(T + IDLE + 250);
        assertThat(events).isEmpty();
        endings.ring(T + 600_000 + IDLE - 1);
        assertThat(events).isEmpty();
        endings.ring(T + 600_000 + IDLE + 250);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
    }

    @Test
    void aTombstoneIsForgottenWhenItMayBeAndNotBefore() {
        endings.ring(T + IDLE + 250);
        long forgettable = SessionTime.forgettableAt(requireNonNull(sessions.find(session.key())), T);
        endings.ring(forgettable - 1);
        assertThat(sessions.find(session.key())).isNotNull();
        endings.ring(forgettable + 250);
        assertThat(sessions.find(session.key())).isNull();
        assertThat(registry.size()).isZero();
    }

    @Test
    void aTombstoneOfASessionWithoutLimitsIsForgottenToo() {
        SessionRecord endless = SampleSession.of("endless", T)
                .limits(new Limits(Limits.NONE, Limits.NONE, 0, 0))
                .record();
        sessions.create(endless);
        endings.watch(endless, T);
        endings.end(endless.key(), EndReason.LOGOUT, T + 5);
        for (long now = T; now < T + 60L * 86_400_000; now += 3_600_000) {
            endings.ring(now);
        }
        assertThat(sessions.find(endless.key())).isNull();
        assertThat(registry.size()).isZero();
    }

    @Test
    void aSessionWithoutLimitsIsLeftInPeace() {
        SessionRecord endless = SampleSession.of("endless", T)
                .limits(new Limits(Limits.NONE, Limits.NONE, 0, 0))
                .record();
        sessions.create(endless);
        endings.watch(endless, T);
        for (long now = T; now < T + 90L * 86_400_000; now += 3_600_000) {
            endings.ring(now);
        }
        assertThat(requireNonNull(sessions.find(endless.key())).end()).isNull();
    }

    @Test
    void aStoreThatIsDownPutsTheEndOffAndDoesNotLoseIt() {
        registry.down(true);
        endings.ring(T + IDLE + 250);
        assertThat(kinds()).containsExactly(STORE_UNAVAILABLE);
        endings.ring(T + IDLE + 500);
        assertThat(kinds()).containsExactly(STORE_UNAVAILABLE);
        registry.down(false);
        endings.ring(T + IDLE + 1500);
        assertThat(kinds()).containsExactly(STORE_UNAVAILABLE, SESSION_ENDED);
        assertThat(released).hasSize(1);
    }

    @Test
    void whatCannotBeLetGoIsReportedAndTheRestIsLetGo() {
        attachments.attach(session, reason -> {
            throw new IllegalStateException("the application's listener");
        });
        endings.end(session.key(), EndReason.LOGOUT, T);
        assertThat(kinds()).containsExactlyInAnyOrder(SESSION_ENDED, RELEASE_FAILED);
        assertThat(released).hasSize(1);
        assertThat(events.stream().filter(event -> event.kind() == RELEASE_FAILED))
                .allSatisfy(event -> assertThat(event.detail()).contains("the application's listener"));
    }

    @Test
    void oneSessionThatCannotBeEndedDoesNotKeepTheOthersAlive() {
        List<EndedSession> told = new ArrayList<>();
        Endings fragile = new Endings(
                sessions,
                attachments,
                new Alarms(),
                ended -> {
                    told.add(ended);
                    if (told.size() == 1) {
                        throw new IllegalStateException("a farewell that breaks its promise");
                    }
                },
                events::add,
                Runnable::run);
        for (int i = 0; i < 5; i++) {
            SessionRecord one = SampleSession.of("fragile-" + i, T).record();
            sessions.create(one);
            fragile.watch(one, T);
        }
        fragile.ring(T + IDLE + 250);
        assertThat(told).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(requireNonNull(sessions.find(SampleSession.key("fragile-" + i)))
                            .end())
                    .isNotNull();
        }
        fragile.ring(T + 100_000_000);
        fragile.ring(T + 200_000_000);
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void manyThatEndInOneSecondAllEnd() {
        for (int i = 0; i < 2000; i++) {
            SessionRecord one = SampleSession.of("many-" + i, T + i % 1000).record();
            sessions.create(one);
            endings.watch(one, T);
        }
        endings.ring(T + IDLE + 1250);
        assertThat(farewells).hasSize(2001);
    }

    @Test
    void aRenewedSessionIsNotEndedUnderItsOldKey() {
        sessions.retire(session.key(), T);
        endings.ring(T + IDLE + 250);
        endings.end(session.key(), EndReason.LOGOUT, T);
        assertThat(events).isEmpty();
    }

    @Test
    void aShorterPolicyEndsAtOnceWhatIsOverByItAndForTheClocksReason() {
        endings.obey(idle(300_000, 2), T + 300_000);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
        assertThat(released).containsExactly(EndReason.IDLE_TIMEOUT);
        assertThat(requireNonNull(sessions.find(session.key())).end()).isNotNull();
    }

    @Test
    void aShorterPolicyEndsOnTimeWhatIsNotYetOver() {
        endings.obey(idle(300_000, 2), T + 299_999);
        assertThat(events).isEmpty();
        endings.ring(T + 300_000 - 1);
        assertThat(events).isEmpty();
        endings.ring(T + 300_250);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
    }

    @Test
    void aLongerPolicyLetsTheOldAlarmRingInVain() {
        endings.obey(idle(2 * IDLE, 2), T);
        endings.ring(T + IDLE + 250);
        assertThat(events).isEmpty();
        endings.ring(T + 2 * IDLE + 250);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
    }

    @Test
    void aLongerPolicyRevivesNothingThatIsOver() {
        endings.obey(idle(2 * IDLE, 2), T + IDLE);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
        endings.obey(idle(3 * IDLE, 3), T + IDLE);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
    }

    @Test
    void aSessionMadeUnderThePolicyBeforeIsPutUnderTheOneInForce() {
        endings.obey(idle(300_000, 2), T);
        SessionRecord late = SampleSession.of("late", T).record();
        sessions.create(late);
        endings.watch(late, T);
        endings.ring(T + 300_250);
        assertThat(kinds()).containsExactly(SESSION_ENDED, SESSION_ENDED);
    }

    @Test
    void aSessionUnderANewerPolicyIsLeftAlone() {
        SessionRecord newer =
                requireNonNull(sessions.putUnder(session, idle(2 * IDLE, 7).termsFor(session.identity()), T));
        endings.obey(idle(300_000, 2), T + 300_000);
        assertThat(sessions.find(session.key())).isSameAs(newer);
    }

    private static Rulebook idle(long idle, int generation) {
        Limits limits = new Limits(idle, 28_800_000, 0, 0);
        return Rulebook.compile(new Policy(limits, Reauthentication.REQUIRED, List.of()), "", generation);
    }
}
