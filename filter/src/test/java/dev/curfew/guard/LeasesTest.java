package dev.curfew.guard;

import static dev.curfew.observe.SessionEvent.Kind.RELEASE_FAILED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionEndedException;
import dev.curfew.api.SessionLease;
import dev.curfew.api.SessionUnknownException;
import dev.curfew.http.FakeExchange;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rulebook;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeasesTest {

    private static final long T = Stage.T;
    private static final long IDLE = Stage.LIMITS.idle();
    private static final long ABSOLUTE = Stage.LIMITS.absolute();

    private final Stage stage = Stage.with();
    private final List<SessionEnd> told = new ArrayList<>();

    /** The session of a request that has just been let through. */
    private SessionRecord admitted() {
        return requireNonNull(
                stage.proceed(FakeExchange.navigation("/app/page")).session());
    }

    private CurfewSession signedIn() {
        stage.signIn();
        return stage.leases.of(admitted());
    }

    private SessionLease taken() {
        return signedIn().lease();
    }

    private static SessionEnd end(String reason, long at) {
        return new SessionEnd(reason, Instant.ofEpochMilli(at));
    }

    private void assertEnded(SessionLease lease, String reason, long at) {
        assertThat(lease.isLiving()).isFalse();
        assertThat(lease.getReason()).isEqualTo(reason);
        assertThatExceptionOfType(SessionEndedException.class)
                .isThrownBy(lease::requireLiving)
                .withMessage("the session has ended: " + reason + " at " + Instant.ofEpochMilli(at))
                .satisfies(ended -> assertThat(ended.reason()).isEqualTo(reason))
                .satisfies(ended -> assertThat(ended.at()).isEqualTo(Instant.ofEpochMilli(at)));
    }

    private static void assertLives(SessionLease lease) {
        assertThat(lease.isLiving()).isTrue();
        assertThat(lease.getReason()).isNull();
        lease.requireLiving();
    }

    private SessionLease leaseOn(SampleSession session) {
        SessionRecord record = session.record();
        stage.sessions.create(record);
        return stage.leases.of(record).lease();
    }

    /** Nobody rings here: the lease asks the clock itself. */
    @ParameterizedTest
    @CsvSource({
        "idle-timeout, 900000, 0, 9999999",
        "absolute-timeout, 9999999, -28000000, 9999999",
        "provider-session-expired, 9999999, 0, 700000"
    })
    void endsAtTheVeryMillisecondOfItsSession(String reason, long idle, long authenticated, long providerEnd) {
        SessionLease lease = leaseOn(SampleSession.of("one", T)
                .limits(new Limits(idle, ABSOLUTE, 0, 0))
                .authenticatedAt(T + authenticated)
                .providerEnd(T + providerEnd));
        long end = T + Math.min(Math.min(idle, authenticated + ABSOLUTE), providerEnd);
        stage.now = end - 1;
        assertLives(lease);
        stage.now = end;
        assertEnded(lease, reason, end);
        stage.now = end + 1;
        assertEnded(lease, reason, end);
    }

    @Test
    void aSessionThatNobodyAskedForUntilLongAfterItsEndEndedThen() {
        SessionLease lease = taken();
        stage.now = T + IDLE + 5_000_000;
        assertEnded(lease, "idle-timeout", T + IDLE);
    }

    @Test
    void whatALeaseHasSaidHoldsForRequestsToo() {
        SessionLease lease = taken();
        SessionRecord session = admitted();
        stage.now = T + IDLE;
        assertThat(lease.isLiving()).isFalse();
        stage.sessions.touch(session, T + IDLE - 1);
        stage.now = T + IDLE - 1;
        assertThat(requireNonNull(stage.sessions.find(session.key())).end()).isNotNull();
        assertThat(lease.isLiving()).isFalse();
    }

    @Test
    void havingALeaseAndAskingItIsNoActivity() {
        SessionLease lease = taken();
        SessionKey key = admitted().key();
        for (stage.now = T; stage.now < T + IDLE; stage.now += 10_000) {
            assertLives(lease);
        }
        assertThat(requireNonNull(stage.sessions.find(key)).lastActivity()).isEqualTo(T);
        assertEnded(lease, "idle-timeout", T + IDLE);
    }

    @Test
    void activityOfTheUserKeepsItAlive() {
        SessionLease lease = taken();
        stage.now += IDLE - 1;
        assertThat(admitted().lastActivity()).isEqualTo(stage.now);
        stage.now += IDLE - 1;
        assertLives(lease);
        stage.now += 1;
        assertEnded(lease, "idle-timeout", T + IDLE - 1 + IDLE);
    }

    @ParameterizedTest
    @EnumSource
    void everyEndEndsIt(EndReason reason) {
        SessionLease lease = taken();
        stage.now += 5;
        stage.endings.end(admitted().key(), reason, stage.now);
        assertEnded(lease, reason.word(), T + 5);
    }

    @Test
    void aShorterPolicyEndsItAsSoonAsItIsInForce() {
        SessionLease lease = taken();
        stage.now += 61_000;
        assertLives(lease);
        Policy shorter = new Policy(new Limits(60_000, ABSOLUTE, 0, 0), Reauthentication.REQUIRED, List.of());
        stage.endings.obey(Rulebook.compile(shorter, "/app", 2), stage.now);
        assertEnded(lease, "idle-timeout", T + 61_000);
    }

    @Test
    void oneThatIsTakenAfterTheEndSaysSoAtOnce() {
        CurfewSession session = signedIn();
        stage.now = T + IDLE;
        SessionLease late = session.lease();
        late.onEnd(told::add);
        assertThat(told).containsExactly(end("idle-timeout", T + IDLE));
        assertEnded(late, "idle-timeout", T + IDLE);
        assertThat(stage.leases.size()).isZero();
    }

    @Test
    void listenersAreToldOnceEachWhenTheClockRings() {
        SessionLease lease = taken();
        List<SessionEnd> alsoTold = new ArrayList<>();
        lease.onEnd(told::add);
        lease.onEnd(alsoTold::add);
        stage.pass(IDLE - 1);
        assertThat(told).isEmpty();
        stage.pass(250);
        stage.pass(250);
        assertThat(lease.isLiving()).isFalse();
        assertThat(told).containsExactly(end("idle-timeout", T + IDLE));
        assertThat(alsoTold).containsExactly(end("idle-timeout", T + IDLE));
    }

    @Test
    void listenersAreToldWhenTheLeaseItselfIsTheFirstToNotice() {
        SessionLease lease = taken();
        lease.onEnd(told::add);
        stage.now = T + IDLE;
        assertThat(lease.isLiving()).isFalse();
        assertThat(told).containsExactly(end("idle-timeout", T + IDLE));
        stage.pass(1000);
        assertThat(told).hasSize(1);
    }

    @Test
    void aListenerThatComesAfterTheEndIsToldAtOnce() {
        SessionLease lease = taken();
        stage.endings.end(admitted().key(), EndReason.REVOKED, T + 7);
        lease.onEnd(told::add);
        assertThat(told).containsExactly(end("revoked", T + 7));
    }

    @Test
    void aListenerThatThrowsIsReportedAndTheOthersAreToldAllTheSame() {
        SessionLease lease = taken();
        lease.onEnd(unused -> {
            throw new IllegalStateException("the application's listener");
        });
        lease.onEnd(unused -> {
            throw new NoClassDefFoundError("its class is gone");
        });
        lease.onEnd(told::add);
        stage.endings.end(admitted().key(), EndReason.LOGOUT, T + 7);
        assertThat(told).hasSize(1);
        assertThat(stage.events.stream()
                        .filter(event -> event.kind() == RELEASE_FAILED)
                        .map(SessionEvent::detail))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("the application's listener"),
                        second -> assertThat(second).contains("its class is gone"));
    }

    @Test
    void aListenerThatIsNullIsRefusedWhereItIsGiven() {
        SessionLease lease = taken();
        assertThatNullPointerException().isThrownBy(() -> lease.onEnd(nothing()));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @Test
    void listenersRunElsewhereWithTheClassLoaderOfTheApplication() throws Exception {
        Queue<Runnable> elsewhere = new ArrayDeque<>();
        Leases leases =
                new Leases(stage.attachments, stage.endings, stage.events::add, elsewhere::add, () -> stage.now);
        stage.signIn();
        SessionRecord session = admitted();
        SessionLease lease = leases.of(session).lease();
        List<@Nullable ClassLoader> loaders = new ArrayList<>();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(application);
            lease.onEnd(unused -> loaders.add(Thread.currentThread().getContextClassLoader()));
            Thread.currentThread().setContextClassLoader(before);
            stage.endings.end(session.key(), EndReason.LOGOUT, T + 1);
            assertThat(loaders).isEmpty();
            elsewhere.forEach(Runnable::run);
            assertThat(loaders).containsExactly(application);
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void oneThatHasBeenGivenBackIsNotLivingAndTellsNobody() {
        SessionLease lease = taken();
        lease.onEnd(told::add);
        lease.close();
        lease.close();
        assertThat(lease.isLiving()).isFalse();
        assertThat(lease.getReason()).isNull();
        assertThatIllegalStateException().isThrownBy(lease::requireLiving).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> lease.onEnd(told::add));
        stage.endings.end(admitted().key(), EndReason.LOGOUT, T + 1);
        assertThat(told).isEmpty();
    }

    @Test
    void oneThatHasEndedStaysSoWhenItIsGivenBack() {
        SessionLease lease = taken();
        stage.endings.end(admitted().key(), EndReason.LOGOUT, T + 1);
        lease.close();
        assertEnded(lease, "logout", T + 1);
    }

    @Test
    void givingOneBackLeavesTheOthers() {
        CurfewSession session = signedIn();
        SessionLease one = session.lease();
        SessionLease other = session.lease();
        one.close();
        assertLives(other);
        assertThat(stage.leases.size()).isEqualTo(1);
    }

    @Test
    void aRenewalOfTheSessionIsNoEnd() {
        SessionLease lease = taken();
        lease.onEnd(told::add);
        SessionKey before = admitted().key();
        renew(10_000);
        SessionKey after = admitted().key();
        assertThat(after).isNotEqualTo(before);
        assertThat(stage.sessions.find(before)).isNull();
        assertLives(lease);
        renew(10_000);
        assertLives(lease);
        assertThat(told).isEmpty();
        stage.pass(IDLE - 1);
        assertLives(lease);
        stage.pass(251);
        assertThat(told).containsExactly(end("idle-timeout", T + 20_000 + IDLE));
        assertEnded(lease, "idle-timeout", T + 20_000 + IDLE);
    }

    /** The same user signs in again in another tab. */
    private void renew(long later) {
        stage.now += later;
        stage.provider.authTime = stage.now / 1000;
        String state = Stage.stateIn(stage.reply(FakeExchange.navigation("/app/.curfew/login?max_age=0")));
        assertThat(stage.callback(state).status()).isEqualTo(303);
    }

    @Test
    void oneThatIsTakenInARequestOfBeforeTheRenewalIsOnTheSameSession() {
        CurfewSession early = signedIn();
        SessionRecord before = admitted();
        renew(10_000);
        SessionKey after = admitted().key();
        SessionLease lease = early.lease();
        lease.onEnd(told::add);
        assertLives(lease);
        assertThat(early.getState()).isEqualTo("active");
        assertThat(stage.attachments.keyOf(before.tag())).isEqualTo(after);
        stage.endings.end(after, EndReason.LOGOUT, stage.now + 1);
        assertThat(told).containsExactly(end("logout", T + 10_001));
        assertEnded(lease, "logout", T + 10_001);
    }

    @Test
    void inTheMiddleOfARenewalItLivesToo() {
        SessionLease lease = taken();
        SessionRecord before = admitted();
        SessionRecord after = successor(before, "after");
        stage.sessions.create(after);
        assertLives(lease);
        stage.sessions.end(before.key(), EndReason.LOGOUT, T + 1);
        assertLives(lease);
    }

    private static SessionRecord successor(SessionRecord before, String name) {
        SessionOrigin origin = new SessionOrigin(
                SampleSession.key(name),
                before.tag(),
                before.identity(),
                before.providerSession(),
                T + 1,
                T + 1,
                Limits.NONE,
                null);
        return SessionRecord.begin(origin, before.client(), before.terms(), before.tokens(), false);
    }

    @Test
    void whatIsTakenInTheMiddleOfARenewalIsFiledUnderTheKeyThatTheSessionGoesOnUnder() {
        CurfewSession session = signedIn();
        SessionRecord before = admitted();
        stage.registry.beforeNextForget(session::lease);
        renew(10_000);
        assertThat(stage.leases.size()).isEqualTo(1);
        assertThat(stage.attachments.keyOf(before.tag())).isEqualTo(admitted().key());
    }

    @Test
    void anotherSessionOfTheSameUserIsNoneOfItsBusiness() {
        SessionLease lease = leaseOn(SampleSession.of("one", T));
        leaseOn(SampleSession.of("two", T + 1));
        stage.endings.end(SampleSession.key("one"), EndReason.LOGOUT, T + 5);
        assertEnded(lease, "logout", T + 5);
    }

    @Test
    void aSessionThatTheStoreHasLostIsNotLiving() {
        SessionLease lease = taken();
        lease.onEnd(told::add);
        stage.registry.forget(admitted().key());
        stage.now += 3;
        assertEnded(lease, "lost", T + 3);
        assertThat(told).containsExactly(end(SessionEnd.LOST, T + 3));
    }

    @Test
    void whileTheStoreIsDownNobodyKnows() {
        SessionLease lease = taken();
        lease.onEnd(told::add);
        stage.registry.down(true);
        assertThatExceptionOfType(SessionUnknownException.class)
                .isThrownBy(lease::isLiving)
                .withMessageContaining("ask again later")
                .withMessageContaining("the store is down");
        assertThatExceptionOfType(SessionUnknownException.class).isThrownBy(lease::requireLiving);
        assertThatExceptionOfType(SessionUnknownException.class).isThrownBy(lease::getReason);
        assertThatExceptionOfType(SessionUnknownException.class).isThrownBy(lease::getAsBoolean);
        assertThat(told).isEmpty();
        stage.registry.down(false);
        assertLives(lease);
    }

    @Test
    void whileTheStoreIsDownNoneIsGivenAndNothingIsLeftBehind() {
        CurfewSession session = signedIn();
        SessionRecord record = admitted();
        stage.registry.down(true);
        assertThatExceptionOfType(SessionUnknownException.class).isThrownBy(session::lease);
        assertThatExceptionOfType(SessionUnknownException.class).isThrownBy(session::getState);
        assertThat(session.getUser()).isEqualTo("alice");
        stage.registry.down(false);
        assertThat(stage.leases.size()).isZero();
        assertThat(stage.attachments.keyOf(record.tag())).isNull();
    }

    @Test
    void aStoreThatGoesDownWhileOneIsTakenLeavesNothingBehind() {
        stage.signIn();
        SessionRecord record = admitted();
        int[] readings = {0};
        Leases leases = new Leases(stage.attachments, stage.endings, stage.events::add, Runnable::run, () -> {
            stage.registry.down(++readings[0] == 2);
            return stage.now;
        });
        assertThatExceptionOfType(SessionUnknownException.class)
                .isThrownBy(() -> leases.of(record).lease());
        assertThat(readings[0]).isEqualTo(2);
        assertThat(leases.size()).isZero();
        assertThat(stage.attachments.keyOf(record.tag())).isNull();
    }

    @Test
    void anEndWhileOneIsTakenIsSeen() {
        stage.signIn();
        SessionRecord record = admitted();
        int[] readings = {0};
        Leases leases = new Leases(stage.attachments, stage.endings, stage.events::add, Runnable::run, () -> {
            if (++readings[0] == 2) {
                stage.attachments.takeAll(record.tag());
                stage.sessions.end(record.key(), EndReason.REVOKED, T + 1);
            }
            return stage.now;
        });
        assertEnded(leases.of(record).lease(), "revoked", T + 1);
        assertThat(leases.size()).isZero();
        assertThat(stage.attachments.keyOf(record.tag())).isNull();
    }

    @Test
    void onceCurfewHasStoppedNoneIsLiving() {
        CurfewSession session = signedIn();
        SessionLease lease = session.lease();
        lease.onEnd(told::add);
        stage.now += 9;
        stage.leases.close();
        stage.registry.down(true);
        assertThat(told).containsExactly(end("curfew-stopped", T + 9));
        assertEnded(lease, "curfew-stopped", T + 9);
        stage.now += 9;
        assertEnded(session.lease(), SessionEnd.CURFEW_STOPPED, T + 9);
        assertThat(session.getState()).isEqualTo("ended");
        assertThat(session.getReason()).isEqualTo("curfew-stopped");
        assertThat(stage.leases.size()).isZero();
    }

    @Test
    void whoListensAfterTheThreadsHaveStoppedIsToldOnItsOwnThread() {
        Leases leases = new Leases(
                stage.attachments,
                stage.endings,
                stage.events::add,
                work -> {
                    throw new RejectedExecutionException("stopped");
                },
                () -> stage.now);
        stage.signIn();
        SessionLease lease = leases.of(admitted()).lease();
        leases.close();
        lease.onEnd(told::add);
        assertThat(told).containsExactly(end("curfew-stopped", T));
    }

    @Test
    void aHundredThousandTakenAndGivenBackLeaveNothingBehind() {
        CurfewSession session = signedIn();
        SessionRecord record = admitted();
        List<SessionLease> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            all.add(session.lease());
        }
        assertThat(stage.leases.size()).isEqualTo(100_000);
        all.forEach(SessionLease::close);
        assertThat(stage.leases.size()).isZero();
        assertThat(stage.attachments.keyOf(record.tag())).isNull();
        assertThat(stage.attachments.takeAll(record.tag())).isEmpty();
    }

    @Test
    void aHundredThousandThatNobodyGivesBackGoWithTheirSession() {
        CurfewSession session = signedIn();
        SessionRecord record = admitted();
        for (int i = 0; i < 100_000; i++) {
            session.lease();
        }
        stage.pass(IDLE + 250);
        assertThat(stage.leases.size()).isZero();
        assertThat(stage.attachments.keyOf(record.tag())).isNull();
    }

    @Test
    void oneThatHasEndedHoldsOnToNothing() throws InterruptedException {
        List<SessionLease> kept = new ArrayList<>();
        List<WeakReference<Object>> rest = endedLease(kept);
        for (int i = 0; i < 100 && rest.stream().anyMatch(one -> one.get() != null); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(rest).allSatisfy(one -> assertThat(one.get()).isNull());
        assertEnded(kept.get(0), "logout", T + 1);
    }

    private static List<WeakReference<Object>> endedLease(List<SessionLease> kept) {
        Stage another = Stage.with();
        SessionRecord record = SampleSession.of("one", T).record();
        another.sessions.create(record);
        SessionLease lease = another.leases.of(record).lease();
        Object listening = new Object();
        lease.onEnd(unused -> assertThat(listening).isNotNull());
        another.endings.end(record.key(), EndReason.LOGOUT, T + 1);
        kept.add(lease);
        return List.of(
                new WeakReference<>(another.sessions),
                new WeakReference<>(another.leases),
                new WeakReference<>(record),
                new WeakReference<>(listening));
    }

    @Test
    void aRequestIsToldHowItsSessionStandsAtTheMomentThatItAsks() {
        CurfewSession session = signedIn();
        assertStanding(session, "active", 900L, 28_800L);
        stage.now += 1;
        assertStanding(session, "active", 899L, 28_799L);
        stage.now = T + IDLE - Stage.LIMITS.warn() - 1;
        assertStanding(session, "active", 120L, 28_020L);
        stage.now += 1;
        assertStanding(session, "warning", 120L, 28_020L);
        stage.now = T + IDLE - 1;
        assertStanding(session, "warning", 0L, 27_900L);
        assertThat(session.getReason()).isNull();
        stage.now = T + IDLE;
        assertStanding(session, "ended", 0L, 0L);
        assertThat(session.getReason()).isEqualTo("idle-timeout");
        assertThat(session.getUser()).isEqualTo("alice");
    }

    private static void assertStanding(CurfewSession session, String state, long idle, long absolute) {
        assertThat(session.getState()).isEqualTo(state);
        assertThat(session.getIdleRemaining()).isEqualTo(idle);
        assertThat(session.getAbsoluteRemaining()).isEqualTo(absolute);
    }

    @Test
    void noLimitIsNull() {
        SessionRecord endless = SampleSession.of("endless", T)
                .limits(new Limits(Limits.NONE, Limits.NONE, 0, 0))
                .record();
        stage.sessions.create(endless);
        CurfewSession session = stage.leases.of(endless);
        assertThat(session.getIdleRemaining()).isNull();
        assertThat(session.getAbsoluteRemaining()).isNull();
        assertThat(session.getState()).isEqualTo("active");
    }

    @Test
    void whatIsPrintedOpensNothingAndAsksNobody() {
        CurfewSession session = signedIn();
        SessionRecord record = admitted();
        SessionLease held = session.lease();
        SessionLease closed = session.lease();
        closed.close();
        stage.registry.down(true);
        assertThat(session).hasToString("CurfewSession[" + record.tag() + "]");
        assertThat(held).hasToString("SessionLease[" + record.tag() + " held]");
        assertThat(closed).hasToString("SessionLease[" + record.tag() + " closed]");
        stage.registry.down(false);
        stage.endings.end(record.key(), EndReason.LOGOUT, T);
        assertThat(held).hasToString("SessionLease[" + record.tag() + " logout]");
    }
}
