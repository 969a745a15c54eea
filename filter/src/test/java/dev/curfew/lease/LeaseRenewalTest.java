package dev.curfew.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionLease;
import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.policy.Limits;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import org.junit.jupiter.api.Test;

class LeaseRenewalTest extends LeaseFixture {

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
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/.curfew/login?max_age=0")));
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
        assertThat(stage.resources.keyOf(before.tag())).isEqualTo(after);
        stage.terminator.end(after, EndReason.LOGOUT, stage.now + 1);
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
                before.user(),
                before.providerSession(),
                T + 1,
                T + 1,
                Limits.NONE);
        return SessionRecord.begin(origin, before.profile(), before.client(), before.terms(), before.tokens(), false);
    }

    @Test
    void whatIsTakenInTheMiddleOfARenewalIsFiledUnderTheKeyThatTheSessionGoesOnUnder() {
        CurfewSession session = signedIn();
        SessionRecord before = admitted();
        stage.registry.beforeNextForget(session::lease);
        renew(10_000);
        assertThat(stage.leases.size()).isEqualTo(1);
        assertThat(stage.resources.keyOf(before.tag())).isEqualTo(admitted().key());
    }

    @Test
    void anotherSessionOfTheSameUserIsNoneOfItsBusiness() {
        SessionLease lease = leaseOn(SampleSession.of("one", T));
        leaseOn(SampleSession.of("two", T + 1));
        stage.terminator.end(SampleSession.key("one"), EndReason.LOGOUT, T + 5);
        assertEnded(lease, "logout", T + 5);
    }
}
