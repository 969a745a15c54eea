package dev.curfew.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.FakeContainerSession;
import dev.curfew.http.FakeExchange;
import dev.curfew.policy.Limits;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerSessionsTest {

    private static final long T = 1_800_000_000_000L;

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final SessionResources resources = new SessionResources();
    private final List<EndedSession> ended = new ArrayList<>();
    private final SessionTerminator terminator =
            new SessionTerminator(sessions, resources, new SessionTimers(), ended::add, unused -> {}, Runnable::run);
    private final ContainerSessions containerSessions = new ContainerSessions(resources, terminator);

    private final SessionRecord alice = SampleSession.of("alice", T).record();
    private final SessionRecord bob = SampleSession.of("bob", T).user("bob").record();

    @BeforeEach
    void bothAreSignedIn() {
        sessions.create(alice);
        sessions.create(bob);
    }

    private @Nullable String owner(String who) {
        return switch (who) {
            case "alice" -> alice.tag().toString();
            case "bob" -> bob.tag().toString();
            case "unclaimed" -> null;
            default -> who;
        };
    }

    private FakeContainerSession before(String owner, @Nullable SessionRecord session) {
        FakeContainerSession found = new FakeContainerSession(owner(owner));
        containerSessions.beforeApplication(FakeExchange.get("/").naming(found), session, T + 2);
        return found;
    }

    /** Who owns the container's session, who asks, and what becomes of it. */
    @ParameterizedTest
    @CsvSource({
        "alice, alice, kept",
        "bob, alice, hidden",
        "nobody, alice, taken over",
        "unclaimed, alice, ended",
        "somebody of another Curfew, alice, hidden",
        "alice, nobody, hidden",
        "nobody, nobody, kept",
        "unclaimed, nobody, ended",
        "somebody of another Curfew, nobody, hidden"
    })
    void onlyWhatBelongsToTheSessionReachesTheApplication(String owner, String asks, String becomes) {
        FakeContainerSession found = before(owner, asks.equals("alice") ? alice : null);
        assertThat(found.ended).isEqualTo(becomes.equals("ended"));
        assertThat(found.hidden).isEqualTo(becomes.equals("hidden"));
        assertThat(found.renewals).isEqualTo(becomes.equals("taken over") ? 1 : 0);
        if (becomes.equals("taken over")) {
            assertThat(found.owner).isEqualTo(alice.tag().toString());
            assertThat(resources.keyOf(alice.tag())).isEqualTo(alice.key());
        }
    }

    @Test
    void whatTheApplicationMakesIsClaimedBeforeAnotherRequestCanBringItsId() {
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.made(made, alice, T + 1);
        assertThat(made.owner).isEqualTo(alice.tag().toString());
        containerSessions.beforeApplication(FakeExchange.get("/image").naming(made), alice, T + 2);
        assertThat(made.ended).isFalse();
        terminator.end(alice.key(), EndReason.LOGOUT, T + 3);
        assertThat(made.ended).isTrue();
    }

    @Test
    void whatIsMadeForAStrangerIsNobodysAtOnce() {
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.made(made, null, T + 1);
        assertThat(made.owner).isEqualTo("nobody");
        containerSessions.beforeApplication(FakeExchange.get("/image").naming(made), null, T + 2);
        assertThat(made.ended).isFalse();
    }

    @Test
    void whatIsMadeAfterTheEndGoesWhenTheApplicationIsDoneWithIt() {
        terminator.end(alice.key(), EndReason.REVOKED, T + 1);
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.made(made, alice, T + 2);
        assertThat(made.ended).isFalse();
        containerSessions.afterApplication(FakeExchange.get("/").naming(made), alice, T + 3);
        assertThat(made.ended).isTrue();
    }

    /** Tomcat is still making it: what is ended now breaks in the application's hands. */
    @Test
    void whatIsMadeInTheMomentOfTheEndIsNotEndedWhileItIsMade() {
        FakeContainerSession made = new FakeContainerSession(null) {
            @Override
            public void claim(String owner, int keepSeconds) {
                super.claim(owner, keepSeconds);
                sessions.end(alice.key(), EndReason.REVOKED, T + 1);
            }
        };
        containerSessions.made(made, alice, T + 1);
        assertThat(made.ended).isFalse();
        containerSessions.beforeApplication(FakeExchange.get("/image").naming(made), null, T + 2);
        assertThat(made.ended).isFalse();
        assertThat(made.hidden).isTrue();
        containerSessions.afterApplication(FakeExchange.get("/").naming(made), alice, T + 3);
        assertThat(made.ended).isTrue();
        assertThat(resources.keyOf(alice.tag())).isNull();
    }

    @Test
    void whatTheRequestHasMadeBeforeItCameHereBelongsToIt() {
        FakeContainerSession made = new FakeContainerSession(null);
        made.madeHere = true;
        containerSessions.beforeApplication(FakeExchange.get("/").naming(made), alice, T + 1);
        assertThat(made.ended).isFalse();
        assertThat(made.owner).isEqualTo(alice.tag().toString());
    }

    @Test
    void whatWasKeptOverARestartIsHeldAgain() {
        FakeContainerSession kept = before("alice", alice);
        assertThat(kept.renewals).isZero();
        terminator.end(alice.key(), EndReason.LOGOUT, T + 3);
        assertThat(kept.ended).isTrue();
    }

    @Test
    void whatWaitsIsPutAwayAndBroughtBackForItsHeir() {
        FakeContainerSession found = before("nobody", alice);
        terminator.endIfOver(alice.key(), T + 900_002);
        assertThat(found.away).isTrue();
        containerSessions.afterApplication(FakeExchange.get("/").naming(found), alice, T + 900_003);
        assertThat(found.ended).isFalse();
        SessionRecord heir = SampleSession.of("heir", T + 900_004).user("alice").record();
        sessions.create(heir);
        terminator.resume(requireNonNull(sessions.find(alice.key())), heir, T + 900_004);
        assertThat(found.away).isFalse();
        assertThat(found.owner).isEqualTo("resumed:" + heir.tag());
        terminator.end(heir.key(), EndReason.LOGOUT, T + 900_005);
        assertThat(found.ended).isTrue();
    }

    @Test
    void underAnotherIdItStillEndsWithItsSession() {
        FakeContainerSession before = before("nobody", alice);
        FakeContainerSession after = new FakeContainerSession(before.owner);
        containerSessions.renamed(alice.tag().toString(), before.detached(), after.detached());
        terminator.end(alice.key(), EndReason.LOGOUT, T + 3);
        assertThat(before.ended).isFalse();
        assertThat(after.ended).isTrue();
    }

    @Test
    void aRequestWithoutOneIsLeftAlone() {
        containerSessions.beforeApplication(FakeExchange.get("/"), alice, T);
        containerSessions.afterApplication(FakeExchange.get("/"), alice, T);
        assertThat(resources.keyOf(alice.tag())).isNull();
    }

    @Test
    void whatTheApplicationMakesBelongsToWhoeverAsked() {
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.afterApplication(FakeExchange.get("/").naming(made), alice, T);
        assertThat(made.owner).isEqualTo(alice.tag().toString());
        assertThat(made.ended).isFalse();
        terminator.end(alice.key(), EndReason.LOGOUT, T + 1);
        assertThat(made.ended).isTrue();
    }

    @Test
    void theContainersOwnTimeoutIsLongerThanTheSessionCanLive() {
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.afterApplication(FakeExchange.get("/").naming(made), alice, T);
        assertThat(made.keepSeconds).isEqualTo(28_800 + 600 + 60);
        SessionRecord endless = SampleSession.of("endless", T)
                .limits(new Limits(1000, Limits.NONE, 0, 0))
                .record();
        sessions.create(endless);
        FakeContainerSession another = new FakeContainerSession(null);
        containerSessions.afterApplication(FakeExchange.get("/").naming(another), endless, T);
        assertThat(another.keepSeconds).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatAStrangerMakesIsNobodysAndKeepsTheApplicationsTimeout() {
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.afterApplication(FakeExchange.get("/").naming(made), null, T);
        assertThat(made.owner).isEqualTo("nobody");
        assertThat(made.keepSeconds).isZero();
    }

    @Test
    void whatIsMadeWhileTheSessionEndsDoesNotOutliveIt() {
        terminator.end(alice.key(), EndReason.REVOKED, T + 1);
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.afterApplication(FakeExchange.get("/").naming(made), alice, T + 2);
        assertThat(made.ended).isTrue();
        assertThat(resources.keyOf(alice.tag())).isNull();
    }

    @Test
    void whatIsMadeInARequestThatOutlastsItsSessionEndsWithIt() {
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.afterApplication(FakeExchange.get("/").naming(made), alice, T + 900_000);
        assertThat(made.ended).isTrue();
        assertThat(ended).extracting(one -> one.end().reason()).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    @Test
    void whatIsTakenOverWhileTheSessionEndsDoesNotOutliveIt() {
        terminator.end(alice.key(), EndReason.REVOKED, T + 1);
        assertThat(before("nobody", alice).ended).isTrue();
        assertThat(resources.keyOf(alice.tag())).isNull();
    }

    @Test
    void whenTheApplicationEndsItTheSessionEndsToo() {
        FakeContainerSession made = before("nobody", alice);
        containerSessions.gone(alice.tag().toString(), made.detached(), true, T + 5);
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).end().reason()).isEqualTo(EndReason.LOGOUT);
        assertThat(ended.get(0).end().at()).isEqualTo(T + 5);
    }

    @Test
    void whenTheContainerEndsItTheSessionGoesOn() {
        FakeContainerSession made = before("nobody", alice);
        containerSessions.gone(alice.tag().toString(), made.detached(), false, T + 5);
        assertThat(ended).isEmpty();
        assertThat(resources.keyOf(alice.tag())).isNull();
    }

    @Test
    void theEndOfWhatIsNobodysEndsNothing() {
        containerSessions.gone("nobody", new FakeContainerSession(null).detached(), true, T);
        containerSessions.gone("0123456789abcdef", new FakeContainerSession(null).detached(), true, T);
        assertThat(ended).isEmpty();
    }

    @Test
    void afterARenewalTheApplicationsLogoutEndsTheSessionUnderItsNewKey() {
        FakeContainerSession made = before("nobody", alice);
        SessionKey renewed = renewal();
        containerSessions.gone(alice.tag().toString(), made.detached(), true, T + 5);
        assertThat(ended).extracting(one -> one.last().key()).containsExactly(renewed);
    }

    /** Alice signs in again, in another tab. */
    private SessionKey renewal() {
        SessionKey renewed = SampleSession.key("renewed");
        SessionOrigin origin =
                new SessionOrigin(renewed, alice.tag(), alice.user(), alice.providerSession(), T, T, Limits.NONE);
        sessions.create(
                SessionRecord.begin(origin, alice.profile(), alice.client(), alice.terms(), alice.tokens(), false));
        resources.rekey(alice.tag(), alice.key(), renewed);
        sessions.retire(alice.key(), T);
        return renewed;
    }

    @Test
    void whatIsMadeInARequestOfBeforeARenewalBelongsToTheSessionThatGoesOn() {
        SessionKey renewed = renewal();
        FakeContainerSession made = new FakeContainerSession(null);
        containerSessions.made(made, alice, T + 1);
        containerSessions.afterApplication(FakeExchange.get("/").naming(made), alice, T + 2);
        assertThat(made.owner).isEqualTo(alice.tag().toString());
        assertThat(made.ended).isFalse();
        assertThat(ended).isEmpty();
        assertThat(resources.keyOf(alice.tag())).isEqualTo(renewed);
        containerSessions.gone(alice.tag().toString(), made.detached(), true, T + 5);
        assertThat(ended).extracting(one -> one.last().key()).containsExactly(renewed);
    }
}
