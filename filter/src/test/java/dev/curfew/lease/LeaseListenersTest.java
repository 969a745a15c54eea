package dev.curfew.lease;

import static dev.curfew.observe.SessionEvent.Kind.RELEASE_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionLease;
import dev.curfew.observe.SessionEvent;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeaseListenersTest extends LeaseFixture {

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
        stage.terminator.end(admitted().key(), EndReason.REVOKED, T + 7);
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
        stage.terminator.end(admitted().key(), EndReason.LOGOUT, T + 7);
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
        Leases leases = new Leases(
                stage.resources, stage.terminator, stage.events::add, elsewhere::add, Runnable::run, () -> stage.now);
        stage.signIn();
        SessionRecord session = admitted();
        SessionLease lease = leases.of(session).lease();
        List<@Nullable ClassLoader> loaders = new ArrayList<>();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(application);
            lease.onEnd(unused -> loaders.add(Thread.currentThread().getContextClassLoader()));
            Thread.currentThread().setContextClassLoader(before);
            stage.terminator.end(session.key(), EndReason.LOGOUT, T + 1);
            assertThat(loaders).isEmpty();
            elsewhere.forEach(Runnable::run);
            assertThat(loaders).containsExactly(application);
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void whatClosesAConnectionIsCalledApartFromTheListenersOfApplications() {
        Queue<Runnable> applications = new ArrayDeque<>();
        Leases leases = new Leases(
                stage.resources,
                stage.terminator,
                stage.events::add,
                applications::add,
                Runnable::run,
                () -> stage.now);
        stage.signIn();
        SessionRecord session = admitted();
        List<SessionEnd> closed = new ArrayList<>();
        SessionLease lease = leases.of(session).lease();
        lease.onEnd(told::add);
        lease.onEnd((ConnectionListener) closed::add);
        stage.terminator.end(session.key(), EndReason.LOGOUT, T + 1);

        assertThat(closed).hasSize(1);
        assertThat(told).isEmpty();
        assertThat(applications).hasSize(1);
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
        stage.terminator.end(admitted().key(), EndReason.LOGOUT, T + 1);
        assertThat(told).isEmpty();
    }

    @Test
    void oneThatHasEndedStaysSoWhenItIsGivenBack() {
        SessionLease lease = taken();
        stage.terminator.end(admitted().key(), EndReason.LOGOUT, T + 1);
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
    void whoListensAfterTheThreadsHaveStoppedIsToldOnItsOwnThread() {
        Leases leases = new Leases(
                stage.resources,
                stage.terminator,
                stage.events::add,
                work -> {
                    throw new RejectedExecutionException("stopped");
                },
                Runnable::run,
                () -> stage.now);
        stage.signIn();
        SessionLease lease = leases.of(admitted()).lease();
        leases.close();
        lease.onEnd(told::add);
        assertThat(told).containsExactly(end("curfew-stopped", T));
    }
}
