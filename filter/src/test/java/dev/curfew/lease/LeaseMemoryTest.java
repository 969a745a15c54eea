package dev.curfew.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionLease;
import dev.curfew.contract.DoorFixture;
import dev.curfew.guard.GuardFixture;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseMemoryTest extends LeaseFixture {

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
        assertThat(stage.resources.keyOf(record.tag())).isNull();
        assertThat(stage.resources.takeAll(record.tag())).isEmpty();
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
        assertThat(stage.resources.keyOf(record.tag())).isNull();
    }

    @Test
    void oneThatHasEndedHoldsOnToNothing() {
        List<SessionLease> kept = new ArrayList<>();
        List<WeakReference<Object>> rest = endedLease(kept);
        DoorFixture.await("the lease holds on to nothing", () -> {
            System.gc();
            return rest.stream().allMatch(one -> one.get() == null);
        });
        assertEnded(kept.get(0), "logout", T + 1);
    }

    private static List<WeakReference<Object>> endedLease(List<SessionLease> kept) {
        GuardFixture another = GuardFixture.with();
        SessionRecord record = SampleSession.of("one", T).record();
        another.sessions.create(record);
        SessionLease lease = another.leases.of(record).lease();
        Object listening = new Object();
        lease.onEnd(unused -> assertThat(listening).isNotNull());
        another.terminator.end(record.key(), EndReason.LOGOUT, T + 1);
        kept.add(lease);
        return List.of(
                new WeakReference<>(another.sessions),
                new WeakReference<>(another.leases),
                new WeakReference<>(record),
                new WeakReference<>(listening));
    }
}
