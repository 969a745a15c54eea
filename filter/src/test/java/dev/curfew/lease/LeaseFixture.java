package dev.curfew.lease;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionEndedException;
import dev.curfew.api.SessionLease;
import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One user, signed in, and leases on the session. */
abstract class LeaseFixture {

    static final long T = GuardFixture.T;

    static final long IDLE = GuardFixture.LIMITS.idle();

    static final long ABSOLUTE = GuardFixture.LIMITS.absolute();

    final GuardFixture stage = GuardFixture.with();

    final List<SessionEnd> told = new ArrayList<>();

    /** The session of a request that has just been let through. */
    final SessionRecord admitted() {
        return requireNonNull(
                stage.proceed(FakeExchange.navigation("/app/page")).session());
    }

    final CurfewSession signedIn() {
        stage.signIn();
        return stage.leases.of(admitted());
    }

    final SessionLease taken() {
        return signedIn().lease();
    }

    static SessionEnd end(String reason, long at) {
        return new SessionEnd(reason, Instant.ofEpochMilli(at));
    }

    final void assertEnded(SessionLease lease, String reason, long at) {
        assertThat(lease.isLiving()).isFalse();
        assertThat(lease.getReason()).isEqualTo(reason);
        assertThatExceptionOfType(SessionEndedException.class)
                .isThrownBy(lease::requireLiving)
                .withMessage("the session has ended: " + reason + " at " + Instant.ofEpochMilli(at))
                .satisfies(ended -> assertThat(ended.reason()).isEqualTo(reason))
                .satisfies(ended -> assertThat(ended.at()).isEqualTo(Instant.ofEpochMilli(at)));
    }

    static void assertLives(SessionLease lease) {
        assertThat(lease.isLiving()).isTrue();
        assertThat(lease.getReason()).isNull();
        lease.requireLiving();
    }

    final SessionLease leaseOn(SampleSession session) {
        SessionRecord record = session.record();
        stage.sessions.create(record);
        return stage.leases.of(record).lease();
    }
}
