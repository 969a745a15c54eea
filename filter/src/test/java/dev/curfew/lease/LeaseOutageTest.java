package dev.curfew.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionLease;
import dev.curfew.api.SessionUnknownException;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import org.junit.jupiter.api.Test;

class LeaseOutageTest extends LeaseFixture {

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
        assertThat(stage.resources.keyOf(record.tag())).isNull();
    }

    @Test
    void aStoreThatGoesDownWhileOneIsTakenLeavesNothingBehind() {
        stage.signIn();
        SessionRecord record = admitted();
        int[] readings = {0};
        Leases leases =
                new Leases(stage.resources, stage.terminator, stage.events::add, Runnable::run, Runnable::run, () -> {
                    stage.registry.down(++readings[0] == 2);
                    return stage.now;
                });
        assertThatExceptionOfType(SessionUnknownException.class)
                .isThrownBy(() -> leases.of(record).lease());
        assertThat(readings[0]).isEqualTo(2);
        assertThat(leases.size()).isZero();
        assertThat(stage.resources.keyOf(record.tag())).isNull();
    }

    @Test
    void anEndWhileOneIsTakenIsSeen() {
        stage.signIn();
        SessionRecord record = admitted();
        int[] readings = {0};
        Leases leases =
                new Leases(stage.resources, stage.terminator, stage.events::add, Runnable::run, Runnable::run, () -> {
                    if (++readings[0] == 2) {
                        stage.resources.takeAll(record.tag());
                        stage.sessions.end(record.key(), EndReason.REVOKED, T + 1);
                    }
                    return stage.now;
                });
        assertEnded(leases.of(record).lease(), "revoked", T + 1);
        assertThat(leases.size()).isZero();
        assertThat(stage.resources.keyOf(record.tag())).isNull();
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
}
