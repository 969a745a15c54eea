package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.lifecycle.CapacityAlarm;
import dev.curfew.lifecycle.SessionResource;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has ended crowds out nothing that lives, and nobody who comes. */
class FullStoreTest {

    private static final int ROOM = 5;

    private final GuardFixture stage = stage(Reauthentication.REQUIRED);

    private static GuardFixture stage(Reauthentication reauthentication) {
        return new GuardFixture(new Policy(GuardFixture.LIMITS, reauthentication, List.of()), ROOM);
    }

    @ParameterizedTest
    @EnumSource
    void oneWhoSignsInAndOutAgainAndAgainKeepsNobodyOut(Reauthentication reauthentication) {
        GuardFixture busy = stage(reauthentication);
        Map<String, String> bob = as(busy, "bob");
        for (int i = 0; i < 10 * ROOM; i++) {
            busy.now += 1000;
            as(busy, "alice");
            busy.reply(FakeExchange.fetch("POST", "/app/.curfew/logout"));
        }
        busy.now += 1000;
        as(busy, "carol");
        busy.use(bob);
        busy.proceed(FakeExchange.navigation("/app/"));
        assertThat(busy.registry.size()).isLessThanOrEqualTo(ROOM);
    }

    private static Map<String, String> as(GuardFixture stage, String user) {
        stage.provider.user = user;
        return stage.signInElsewhere("sid-of-" + user);
    }

    @Test
    void whoFindsEveryPlaceTakenByTheLivingIsToldWhatIsTrue() {
        for (int i = 0; i < ROOM; i++) {
            as(stage, "user-" + i);
        }
        stage.provider.user = "one-more";
        stage.provider.sid = "one-more";
        stage.cookies.clear();
        Reply reply = stage.callback(stage.goToProvider());
        assertThat(reply.status()).isEqualTo(503);
        assertThat(GuardFixture.header(reply, "Retry-After")).isEqualTo("60");
        assertThat(reply.body())
                .contains("This site has no room for another session")
                .doesNotContain("cannot check your session", "signed out");
        assertThat(GuardFixture.headers(reply, "Set-Cookie"))
                .noneMatch(set -> set.startsWith(GuardFixture.NAMES.session() + "="));
        assertThat(stage.kinds()).endsWith(Kind.STORE_UNAVAILABLE);
    }

    @Test
    void thatTombstonesHaveMadeRoomIsToldAtOnceAndThenOnceAMinute() {
        CapacityAlarm capacityAlarm = new CapacityAlarm(stage.events::add);
        capacityAlarm.report(0);
        assertThat(stage.events).isEmpty();
        capacityAlarm.note();
        capacityAlarm.report(100);
        capacityAlarm.note();
        capacityAlarm.note();
        capacityAlarm.report(60_099);
        assertThat(stage.events).hasSize(1);
        capacityAlarm.report(60_100);
        capacityAlarm.report(200_000);
        assertThat(stage.events)
                .extracting(SessionEvent::kind, SessionEvent::at, SessionEvent::detail)
                .containsExactly(told(100, 1), told(60_100, 2));
    }

    private static Tuple told(long at, int count) {
        return Tuple.tuple(
                Kind.TOMBSTONES_DROPPED,
                at,
                count + " were dropped to make room for new sessions: increase store.capacity");
    }

    @Test
    void whatWaitedForTheUserOfATombstoneThatGaveWayIsLetGo() {
        List<End> released = new ArrayList<>();
        stage.signIn();
        SessionRecord session = stage.session();
        stage.resources.attach(session, new SessionResource() {
            @Override
            public void release(End end) {
                released.add(end);
            }

            @Override
            public boolean canWait() {
                return true;
            }
        });
        stage.pass(GuardFixture.LIMITS.idle() + 250);
        assertThat(released).isEmpty();
        @Nullable SessionRecord tombstone = stage.registry.find(session.key());
        assertThat(tombstone).isNotNull();
        if (tombstone != null) {
            stage.terminator.gaveWay(tombstone);
        }
        assertThat(released).extracting(End::reason).containsExactly(EndReason.IDLE_TIMEOUT);
        stage.pass(100);
        assertThat(stage.kinds()).contains(Kind.TOMBSTONES_DROPPED);
    }

    @Test
    void ofTheTombstonesOfOneAuthenticationTheLatestStandsForAll() {
        GuardFixture sso = new GuardFixture(new Policy(GuardFixture.LIMITS, Reauthentication.SSO, List.of()), 100);
        for (int i = 0; i < 10; i++) {
            sso.provider.sid = "sid-" + i;
            sso.cookies.clear();
            sso.callback(sso.goToProvider());
            sso.now += 60_000;
            sso.reply(FakeExchange.fetch("POST", "/app/.curfew/logout"));
        }
        assertThat(sso.registry.size()).isOne();
    }
}
