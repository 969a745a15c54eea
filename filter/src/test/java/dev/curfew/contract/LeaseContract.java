package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionEndedException;
import dev.curfew.api.SessionLease;
import dev.curfew.browser.Page;
import dev.curfew.session.EndReason;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application may ask of Curfew: how its session stands, and a lease for work in the background. */
public abstract class LeaseContract extends StagedContract {

    private static final Duration SOON = Duration.ofSeconds(1);

    private List<SessionEnd> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listenAnew() {
        told = new CopyOnWriteArrayList<>();
    }

    /** What the application was given with its last request. */
    private CurfewSession given() {
        return (CurfewSession) requireNonNull(stage().sessionOfLastRequest());
    }

    private SessionLease taken() {
        signIn();
        SessionLease lease = given().lease();
        lease.onEnd(told::add);
        return lease;
    }

    private Instant now() {
        return clock().instant();
    }

    private void awaitTold() {
        DoorFixture.await("the listener has been told", SOON, () -> !told.isEmpty());
    }

    @Test
    void everyRequestWithASessionHasIt() {
        signIn();
        CurfewSession session = given();

        assertThat(session.getUser()).isEqualTo("alice");
        assertThat(session.getState()).isEqualTo("active");
        assertThat(session.getIdleRemaining()).isEqualTo(900);
        assertThat(session.getAbsoluteRemaining()).isEqualTo(3600);
        assertThat(session.getReason()).isNull();
    }

    @Test
    void itSpeaksOfTheMomentThatItIsAskedAt() {
        signIn();
        CurfewSession session = given();
        clock().advance(IDLE.minus(WARN));
        assertThat(session.getState()).isEqualTo("warning");
        assertThat(session.getIdleRemaining()).isEqualTo(120);
        assertThat(session.getAbsoluteRemaining()).isEqualTo(2820);
        clock().advance(WARN);

        assertThat(session.getState()).isEqualTo("ended");
        assertThat(session.getIdleRemaining()).isZero();
        assertThat(session.getReason()).isEqualTo("idle-timeout");
    }

    @Test
    void publicPagesHaveItForWhoeverIsSignedIn() {
        URI page = stage().url("/app/sample/public/about");
        alice().open(page);
        assertThat(stage().sessionOfLastRequest()).isNull();
        signIn();
        alice().open(page);
        assertThat(given().getUser()).isEqualTo("alice");
        clock().advance(IDLE);
        alice().open(page);

        assertThat(stage().sessionOfLastRequest()).isNull();
    }

    @Test
    void aRequestCannotBringItAlong() {
        alice().ask(
                        "GET",
                        stage().url("/app/sample/public/about?dev.curfew.session=forged"),
                        "dev.curfew.session",
                        "forged");

        assertThat(served()).isEqualTo(1);
        assertThat(stage().sessionOfLastRequest()).isNull();
    }

    /** As a proxy can by AJP. */
    @Test
    void whatStoodThereBeforeDoesNotGetThrough() throws LifecycleException {
        try (DoorFixture forged = DoorFixture.open(door(), scene(), List.of("/app"), LeaseContract::forge)) {
            alice().open(forged.url("/app/sample/public/about"));
            assertThat(forged.served()).isEqualTo(1);
            assertThat(forged.sessionOfLastRequest()).isNull();
            forged.signIn(alice(), alice().open(forged.url(HELLO)), "alice");

            assertThat(forged.sessionOfLastRequest()).isInstanceOf(CurfewSession.class);
        }
    }

    private static void forge(Context application) {
        application.getParent().getPipeline().addValve(new ValveBase(true) {
            @Override
            public void invoke(Request request, Response response) throws IOException, ServletException {
                request.setAttribute(CurfewSession.ATTRIBUTE, "forged");
                getNext().invoke(request, response);
            }
        });
    }

    @Test
    void anAsynchronousDispatchHasItToo() {
        signIn();
        alice().open(stage().url("/app/sample/async"));

        assertThat(given().getUser()).isEqualTo("alice");
    }

    @Test
    void aLeaseEndsAtTheVeryMillisecondOfItsSession() {
        SessionLease lease = taken();
        Instant end = now().plus(IDLE);
        clock().advance(IDLE.minusMillis(1));
        lease.requireLiving();
        assertThat(lease.isLiving()).isTrue();
        clock().advance(Duration.ofMillis(1));

        assertThat(lease.isLiving()).isFalse();
        assertThatExceptionOfType(SessionEndedException.class)
                .isThrownBy(lease::requireLiving)
                .satisfies(ended -> assertThat(ended.reason()).isEqualTo("idle-timeout"))
                .satisfies(ended -> assertThat(ended.at()).isEqualTo(end));
    }

    @Test
    void whoListensIsToldOnceWithinASecondOfTheEndWithoutAnyRequest() {
        SessionLease lease = taken();
        Instant end = now().plus(IDLE);
        clock().advance(IDLE.plusMillis(250));
        awaitTold();

        assertThat(told).containsExactly(new SessionEnd("idle-timeout", end));
        assertThat(lease.isLiving()).isFalse();
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(told).hasSize(1);
    }

    @Test
    void askingALeaseIsNoActivity() {
        SessionLease lease = taken();
        for (Duration passed = Duration.ZERO; passed.compareTo(IDLE) < 0; passed = passed.plusMinutes(1)) {
            assertThat(lease.isLiving()).isTrue();
            clock().advance(Duration.ofMinutes(1));
        }

        assertThat(lease.isLiving()).isFalse();
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(endings()).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    @Test
    void aLeaseGoesOnWithItsSessionWhenItsUserSignsInAgainInAnotherTab() {
        Page waiting = alice().open(hello());
        SessionLease lease = taken();
        CurfewSession early = given();
        String cookie = sessionCookie(alice()).value();
        stage().signIn(alice(), waiting, "alice");
        assertThat(sessionCookie(alice()).value()).isNotEqualTo(cookie);

        lease.requireLiving();
        assertThat(early.getState()).isEqualTo("active");
        clock().advance(IDLE.minusMillis(1));
        assertThat(lease.isLiving()).isTrue();
        assertThat(told).isEmpty();
        clock().advance(Duration.ofMillis(1));
        assertThat(lease.getReason()).isEqualTo("idle-timeout");
    }

    /** The request began under the cookie of before, and takes its lease when that is dead. */
    @Test
    void aLongRequestTakesALeaseOnTheSessionThatWentOnMeanwhile() {
        Page waiting = alice().open(hello());
        signIn();
        Gate gate = stage().newGate();
        CompletableFuture<Page> slow =
                CompletableFuture.supplyAsync(() -> alice().fetch(stage().url("/app/sample/hold-and-count")));
        gate.awaitEntered();
        CurfewSession early = given();
        stage().signIn(alice(), waiting, "alice");
        SessionLease lease = early.lease();
        lease.onEnd(told::add);
        gate.open();
        assertThat(slow.join().status()).isEqualTo(200);
        assertThat(lease.isLiving()).isTrue();
        alice().fetch(stage().url("/app/sample/invalidate"));

        awaitTold();
        assertThat(told).extracting(SessionEnd::reason).containsExactly("logout");
        assertThat(endings()).containsExactly(EndReason.LOGOUT);
    }

    @Test
    void aLogoutOfTheApplicationEndsIt() {
        SessionLease lease = taken();
        alice().fetch(stage().url("/app/sample/logout"));

        assertThat(lease.getReason()).isEqualTo("logout");
        awaitTold();
        assertThat(told).containsExactly(new SessionEnd("logout", now()));
    }

    @Test
    void aLogoutAtOurEndpointEndsIt() {
        SessionLease lease = taken();
        alice().open(endpoint("logout"));
        assertThat(lease.getReason()).isEqualTo("logout");
        clock().advance(Duration.ofSeconds(1));
        signIn();

        assertThat(lease.isLiving()).as("another session is another matter").isFalse();
        assertThat(given().lease().isLiving()).isTrue();
    }

    @Test
    void oneThatIsGivenBackTellsNobody() {
        SessionLease lease = taken();
        lease.close();
        SessionLease other = given().lease();
        List<SessionEnd> toldByTheOther = new CopyOnWriteArrayList<>();
        other.onEnd(toldByTheOther::add);
        clock().advance(IDLE.plusMillis(250));
        DoorFixture.await("the other listener has been told", SOON, () -> !toldByTheOther.isEmpty());

        assertThat(told).isEmpty();
    }

    @Test
    void whenCurfewIsStoppedLeasesEndAndWhoListensIsTold() throws LifecycleException {
        SessionLease lease;
        try (DoorFixture stopping = DoorFixture.open(door(), scene())) {
            stopping.signIn(alice(), alice().open(stopping.url(HELLO)), "alice");
            lease = ((CurfewSession) requireNonNull(stopping.sessionOfLastRequest())).lease();
            lease.onEnd(told::add);
            assertThat(lease.isLiving()).isTrue();
        }

        assertThat(lease.isLiving()).isFalse();
        assertThat(lease.getReason()).isEqualTo("curfew-stopped");
        assertThat(told).extracting(SessionEnd::reason).containsExactly("curfew-stopped");
    }

    @Test
    void anExpressionOfAPageReadsIt() {
        signIn();
        Object session = requireNonNull(stage().sessionOfLastRequest());
        assertThat(Expression.property(session, "user")).isEqualTo("alice");
        assertThat(Expression.property(session, "state")).isEqualTo("active");
        assertThat(Expression.property(session, "idleRemaining")).isEqualTo(900L);
        assertThat(Expression.property(session, "absoluteRemaining")).isEqualTo(3600L);
        assertThat(Expression.property(session, "reason")).isNull();
        Object lease = requireNonNull(Expression.call(session, "lease"));
        assertThat(Expression.property(lease, "reason")).isNull();
        Consumer<Object> listener = end -> told.add((SessionEnd) end);
        Expression.call(lease, "onEnd", listener);
        clock().advance(IDLE);

        assertThat(Expression.call(lease, "isLiving")).isEqualTo(false);
        assertThat(Expression.property(lease, "reason")).isEqualTo("idle-timeout");
        awaitTold();
    }

    @Test
    void anApplicationThatKnowsOnlyJavaTakesALeaseAndLearnsTheReason() throws Exception {
        signIn();
        @Nullable Object lease = stage().sessionOfLastRequest() instanceof Supplier<?> session ? session.get() : null;
        assertThat(lease)
                .isInstanceOfSatisfying(BooleanSupplier.class, living -> assertThat(living.getAsBoolean())
                        .isTrue())
                .isInstanceOfSatisfying(
                        Supplier.class, reason -> assertThat(reason.get()).isNull());
        clock().advance(IDLE);

        assertThat(lease)
                .isInstanceOfSatisfying(BooleanSupplier.class, living -> assertThat(living.getAsBoolean())
                        .isFalse())
                .isInstanceOfSatisfying(
                        Supplier.class, reason -> assertThat(reason.get()).isEqualTo("idle-timeout"));
        ((AutoCloseable) requireNonNull(lease)).close();
    }
}
