package dev.curfew.lease;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionLease;
import dev.curfew.guard.GuardFixture;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeasesTest extends LeaseFixture {

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
        stage.terminator.end(admitted().key(), reason, stage.now);
        assertEnded(lease, reason.word(), T + 5);
    }

    @Test
    void aShorterPolicyEndsItAsSoonAsItIsInForce() {
        SessionLease lease = taken();
        stage.now += 61_000;
        assertLives(lease);
        Policy shorter = new Policy(new Limits(60_000, ABSOLUTE, 0, 0), Reauthentication.REQUIRED, List.of());
        stage.terminator.obey(Rulebook.compile(shorter, "/app", 2), stage.now);
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
    void aRequestIsToldHowItsSessionStandsAtTheMomentThatItAsks() {
        CurfewSession session = signedIn();
        assertStanding(session, "active", 900L, 28_800L);
        stage.now += 1;
        assertStanding(session, "active", 899L, 28_799L);
        stage.now = T + IDLE - GuardFixture.LIMITS.warn() - 1;
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
        stage.terminator.end(record.key(), EndReason.LOGOUT, T);
        assertThat(held).hasToString("SessionLease[" + record.tag() + " logout]");
    }
}
