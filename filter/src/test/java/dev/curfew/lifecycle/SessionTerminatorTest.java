package dev.curfew.lifecycle;

import static dev.curfew.observe.SessionEvent.Kind.RELEASE_FAILED;
import static dev.curfew.observe.SessionEvent.Kind.SESSION_ENDED;
import static dev.curfew.observe.SessionEvent.Kind.STORE_UNAVAILABLE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Sessions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTerminatorTest {

    private static final long T = 1_800_000_000_000L;
    private static final long IDLE = 900_000;

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final SessionResources resources = new SessionResources();
    private final List<SessionEvent> events = new ArrayList<>();
    private final List<EndedSession> farewells = new ArrayList<>();
    private final List<EndReason> released = new ArrayList<>();
    private final SessionTerminator terminator =
            new SessionTerminator(sessions, resources, new SessionTimers(), farewells::add, events::add, Runnable::run);
    private final SessionRecord session = SampleSession.of("one", T).record();

    @BeforeEach
    void aSessionThatHoldsSomething() {
        sessions.create(session);
        terminator.watch(session, T);
        resources.attach(session, end -> released.add(end.reason()));
    }

    private List<SessionEvent.Kind> kinds() {
        return events.stream().map(SessionEvent::kind).toList();
    }

    @Test
    void anEndIsToldOnceToEverybody() {
        terminator.end(session.key(), EndReason.LOGOUT, T + 5);
        terminator.end(session.key(), EndReason.REVOKED, T + 6);
        terminator.endIfOver(session.key(), T + IDLE);
        assertThat(events)
                .containsExactly(
                        new SessionEvent.Ended(SESSION_ENDED, T + 5, session.tag(), "alice", EndReason.LOGOUT, null));
        assertThat(released).containsExactly(EndReason.LOGOUT);
        assertThat(farewells).hasSize(1);
    }

    /** A log that waits for its disk must not keep anything alive. */
    @Test
    void whatItHeldIsLetGoBeforeTheLogIsTold() {
        List<Integer> releasedBefore = new ArrayList<>();
        SessionTerminator logging = new SessionTerminator(
                sessions,
                resources,
                new SessionTimers(),
                farewells::add,
                event -> releasedBefore.add(released.size()),
                Runnable::run);
        logging.end(session.key(), EndReason.LOGOUT, T);

        assertThat(releasedBefore).containsExactly(1);
    }

    @Test
    void aQuietEndSaysNothingToTheProvider() {
        assertThat(terminator.endQuietly(session.origin(), EndReason.LOGOUT, T)).isNotNull();
        assertThat(terminator.endQuietly(session.origin(), EndReason.LOGOUT, T)).isNull();
        assertThat(kinds()).containsExactly(SESSION_ENDED);
        assertThat(released).hasSize(1);
        assertThat(farewells).isEmpty();
    }

    @Test
    void theClockEndsASessionThatNobodyAsksFor() {
        terminator.ring(T + IDLE - 1);
        assertThat(events).isEmpty();
        terminator.ring(T + IDLE + 250);
        assertThat(events)
                .containsExactly(new SessionEvent.Ended(
                        SESSION_ENDED, T + IDLE, session.tag(), "alice", EndReason.IDLE_TIMEOUT, null));
        assertThat(released).containsExactly(EndReason.IDLE_TIMEOUT);
        assertThat(farewells).hasSize(1);
    }

    @Test
    void theClockLooksAgainWhenTheUserWasActive() {
        sessions.touch(session, T + 600_000);
        terminator.ring(T + IDLE + 250);
        assertThat(events).isEmpty();
        terminator.ring(T + 600_000 + IDLE - 1);
        assertThat(events).isEmpty();
        terminator.ring(T + 600_000 + IDLE + 250);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
    }

    @Test
    void aTombstoneIsForgottenWhenItMayBeAndNotBefore() {
        terminator.ring(T + IDLE + 250);
        long forgettable = SessionTime.forgettableAt(requireNonNull(sessions.find(session.key())), T);
        terminator.ring(forgettable - 1);
        assertThat(sessions.find(session.key())).isNotNull();
        terminator.ring(forgettable + 250);
        assertThat(sessions.find(session.key())).isNull();
        assertThat(registry.size()).isZero();
    }

    @Test
    void aTombstoneOfASessionWithoutLimitsIsForgottenToo() {
        SessionRecord endless = SampleSession.of("endless", T)
                .limits(new Limits(Limits.NONE, Limits.NONE, 0, 0))
                .record();
        sessions.create(endless);
        terminator.watch(endless, T);
        terminator.end(endless.key(), EndReason.LOGOUT, T + 5);
        for (long now = T; now < T + 60L * 86_400_000; now += 3_600_000) {
            terminator.ring(now);
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
        terminator.watch(endless, T);
        for (long now = T; now < T + 90L * 86_400_000; now += 3_600_000) {
            terminator.ring(now);
        }
        assertThat(requireNonNull(sessions.find(endless.key())).end()).isNull();
    }

    @Test
    void aStoreThatIsDownPutsTheEndOffAndDoesNotLoseIt() {
        registry.down(true);
        terminator.ring(T + IDLE + 250);
        assertThat(kinds()).containsExactly(STORE_UNAVAILABLE);
        terminator.ring(T + IDLE + 500);
        assertThat(kinds()).containsExactly(STORE_UNAVAILABLE);
        registry.down(false);
        terminator.ring(T + IDLE + 1500);
        assertThat(kinds()).containsExactly(STORE_UNAVAILABLE, SESSION_ENDED);
        assertThat(released).hasSize(1);
    }

    @Test
    void whatCannotBeLetGoIsReportedAndTheRestIsLetGo() {
        resources.attach(session, reason -> {
            throw new IllegalStateException("the application's listener");
        });
        terminator.end(session.key(), EndReason.LOGOUT, T);
        assertThat(kinds()).containsExactlyInAnyOrder(SESSION_ENDED, RELEASE_FAILED);
        assertThat(released).hasSize(1);
        assertThat(events.stream().filter(event -> event.kind() == RELEASE_FAILED))
                .allSatisfy(event -> assertThat(event.detail()).contains("the application's listener"));
    }

    /** A log that blocks blocks whoever tells it: by then everything that was due is released. */
    @Test
    void theLogIsToldWhenEverythingThatWasDueIsReleased() {
        List<Integer> releasedWhenTold = new ArrayList<>();
        SessionTerminator telling = new SessionTerminator(
                sessions,
                resources,
                new SessionTimers(),
                unused -> {},
                event -> releasedWhenTold.add(released.size()),
                Runnable::run);
        for (int i = 0; i < 5; i++) {
            SessionRecord one = SampleSession.of("told-" + i, T).record();
            sessions.create(one);
            telling.watch(one, T);
            resources.attach(one, end -> released.add(end.reason()));
        }
        telling.ring(T + IDLE + 250);
        assertThat(releasedWhenTold).containsExactly(5, 5, 5, 5, 5);
        telling.end(session.key(), EndReason.LOGOUT, T);
        assertThat(releasedWhenTold).endsWith(6);
    }

    @Test
    void aFaultOfAReleaseIsToldBehindWhatIsToBeReleased() {
        Deque<Runnable> queue = new ArrayDeque<>();
        SessionTerminator queueing =
                new SessionTerminator(sessions, resources, new SessionTimers(), unused -> {}, events::add, queue::add);
        resources.attach(session, end -> {
            throw new IllegalStateException("the application's listener");
        });
        queueing.end(session.key(), EndReason.LOGOUT, T);
        for (int i = 0; i < 2; i++) {
            queue.remove().run();
        }
        assertThat(released).hasSize(1);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
        queue.remove().run();
        assertThat(kinds()).containsExactly(SESSION_ENDED, RELEASE_FAILED);
        assertThat(queue).isEmpty();
    }

    @Test
    void oneSessionThatCannotBeEndedDoesNotKeepTheOthersAlive() {
        List<EndedSession> told = new ArrayList<>();
        SessionTerminator fragile = new SessionTerminator(
                sessions,
                resources,
                new SessionTimers(),
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
            terminator.watch(one, T);
        }
        terminator.ring(T + IDLE + 1250);
        assertThat(farewells).hasSize(2001);
    }

    @Test
    void aRenewedSessionIsNotEndedUnderItsOldKey() {
        sessions.retire(session.key(), T);
        terminator.ring(T + IDLE + 250);
        terminator.end(session.key(), EndReason.LOGOUT, T);
        assertThat(events).isEmpty();
    }

    @Test
    void aShorterPolicyEndsAtOnceWhatIsOverByItAndForTheClocksReason() {
        terminator.obey(idle(300_000, 2), T + 300_000);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
        assertThat(released).containsExactly(EndReason.IDLE_TIMEOUT);
        assertThat(requireNonNull(sessions.find(session.key())).end()).isNotNull();
    }

    @Test
    void aShorterPolicyEndsOnTimeWhatIsNotYetOver() {
        terminator.obey(idle(300_000, 2), T + 299_999);
        assertThat(events).isEmpty();
        terminator.ring(T + 300_000 - 1);
        assertThat(events).isEmpty();
        terminator.ring(T + 300_250);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
    }

    @Test
    void aLongerPolicyLetsTheOldAlarmRingInVain() {
        terminator.obey(idle(2 * IDLE, 2), T);
        terminator.ring(T + IDLE + 250);
        assertThat(events).isEmpty();
        terminator.ring(T + 2 * IDLE + 250);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
    }

    @Test
    void aLongerPolicyRevivesNothingThatIsOver() {
        terminator.obey(idle(2 * IDLE, 2), T + IDLE);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
        terminator.obey(idle(3 * IDLE, 3), T + IDLE);
        assertThat(kinds()).containsExactly(SESSION_ENDED);
    }

    @Test
    void aSessionMadeUnderThePolicyBeforeIsPutUnderTheOneInForce() {
        terminator.obey(idle(300_000, 2), T);
        SessionRecord late = SampleSession.of("late", T).record();
        sessions.create(late);
        terminator.watch(late, T);
        terminator.ring(T + 300_250);
        assertThat(kinds()).containsExactly(SESSION_ENDED, SESSION_ENDED);
    }

    @Test
    void aSessionUnderANewerPolicyIsLeftAlone() {
        SessionRecord newer =
                requireNonNull(sessions.putUnder(session, idle(2 * IDLE, 7).termsFor(session.profile()), T));
        terminator.obey(idle(300_000, 2), T + 300_000);
        assertThat(sessions.find(session.key())).isSameAs(newer);
    }

    private static Rulebook idle(long idle, int generation) {
        Limits limits = new Limits(idle, 28_800_000, 0, 0);
        return Rulebook.compile(new Policy(limits, Reauthentication.REQUIRED, List.of()), "", generation);
    }
}
