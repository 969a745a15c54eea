package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.Exchange;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.ReturnTarget;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.SignInDemand;
import dev.curfew.oidc.Transaction;
import dev.curfew.session.PackedToken;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A few wait for the provider, the others are told at once, and no answer is taken there twice. */
class RedemptionsTest {

    private static final int MANY = 300;
    private static final long T = Stage.T;

    private final HangingProvider provider = new HangingProvider();
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    private final Redemptions redemptions = new Redemptions(provider, events::add);
    private final ExecutorService browsers = Executors.newFixedThreadPool(MANY);

    @AfterEach
    void close() {
        provider.answers.countDown();
        browsers.shutdownNow();
    }

    /** Answers when a test says so. */
    private static final class HangingProvider implements Provider {

        final CountDownLatch answers = new CountDownLatch(1);
        final CountDownLatch full = new CountDownLatch(Redemptions.PLACES);
        final FakeProvider fake = new FakeProvider();

        @Override
        public Authentication authenticate(Exchange exchange, Transaction transaction, String callback)
                throws ProviderException {
            full.countDown();
            try {
                if (!answers.await(30, TimeUnit.SECONDS)) {
                    throw new ProviderException.Unavailable("the test has forgotten to answer");
                }
            } catch (InterruptedException stop) {
                throw new ProviderException.Unavailable("interrupted", stop);
            }
            return fake.authenticate(exchange, transaction, callback);
        }

        @Override
        public AuthorizationRequest authorize(Exchange exchange, SignInDemand demand) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revoke(PackedToken refreshToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void endSession(PackedToken idToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable URI logoutLocation(@Nullable PackedToken idToken, String postLogoutRedirect) {
            return null;
        }

        @Override
        public boolean isReady() {
            return true;
        }
    }

    private Redemptions.Outcome redeem(String state, long now) throws ProviderException {
        SignInAttempt attempt =
                new SignInAttempt(new Transaction(state, "n", "v"), new ReturnTarget("/"), T, 1, Proof.NONE);
        return redemptions.redeem(FakeExchange.get("/"), attempt, "https://shop.example.com/callback", now);
    }

    private List<Future<Redemptions.Outcome>> all(List<Callable<Redemptions.Outcome>> calls) {
        List<Future<Redemptions.Outcome>> under = new ArrayList<>();
        calls.forEach(call -> under.add(browsers.submit(call)));
        return under;
    }

    @Test
    void onlyAsManyWaitAsThereArePlacesAndTheOthersAreToldAtOnce() throws Exception {
        List<Callable<Redemptions.Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String state = "state-" + i;
            calls.add(() -> redeem(state, T));
        }
        List<Future<Redemptions.Outcome>> under = all(calls);
        assertThat(provider.full.await(30, TimeUnit.SECONDS)).isTrue();
        dev.curfew.contract.Stage.await(
                "all others have been told",
                () -> under.stream().filter(Future::isDone).count() == MANY - Redemptions.PLACES);
        provider.answers.countDown();
        List<Redemptions.Outcome> outcomes = new ArrayList<>();
        for (Future<Redemptions.Outcome> each : under) {
            outcomes.add(each.get(30, TimeUnit.SECONDS));
        }
        assertThat(outcomes).filteredOn(Redemptions.Redeemed.class::isInstance).hasSize(Redemptions.PLACES);
        assertThat(outcomes).filteredOn(Redemptions.Crowded.class::isInstance).hasSize(MANY - Redemptions.PLACES);
        assertThat(events).singleElement().satisfies(event -> assertThat(event.kind())
                .isEqualTo(SessionEvent.Kind.PROVIDER_UNAVAILABLE));
        assertThat(redeem("another", T)).isInstanceOf(Redemptions.Redeemed.class);
    }

    @Test
    void whoeverWasTurnedAwayHasUsedNothingUp() throws Exception {
        List<Callable<Redemptions.Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < Redemptions.PLACES; i++) {
            String state = "state-" + i;
            calls.add(() -> redeem(state, T));
        }
        List<Future<Redemptions.Outcome>> under = all(calls);
        assertThat(provider.full.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(redeem("late", T)).isInstanceOf(Redemptions.Crowded.class);
        provider.answers.countDown();
        for (Future<Redemptions.Outcome> each : under) {
            each.get(30, TimeUnit.SECONDS);
        }
        assertThat(redeem("late", T)).isInstanceOf(Redemptions.Redeemed.class);
    }

    @Test
    void aCrowdIsToldOfOnceAMinute() throws Exception {
        List<Callable<Redemptions.Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < Redemptions.PLACES; i++) {
            String state = "state-" + i;
            calls.add(() -> redeem(state, T));
        }
        all(calls);
        assertThat(provider.full.await(30, TimeUnit.SECONDS)).isTrue();
        for (long later : new long[] {0, 1, 59_999}) {
            redeem("late", T + later);
        }
        assertThat(events).hasSize(1);
        redeem("late", T + 60_000);
        assertThat(events).hasSize(2);
    }

    @Test
    void ofOneStateSentManyTimesAtOnceOneIsTakenToTheProvider() throws Exception {
        provider.answers.countDown();
        List<Callable<Redemptions.Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            calls.add(() -> redeem("one", T));
        }
        int taken = 0;
        for (Future<Redemptions.Outcome> each : all(calls)) {
            taken += each.get(30, TimeUnit.SECONDS) instanceof Redemptions.Redeemed ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void aStateIsUsedUpAsLongAsItsSignInLives() throws ProviderException {
        provider.answers.countDown();
        assertThat(redeem("one", T)).isInstanceOf(Redemptions.Redeemed.class);
        for (long later : new long[] {0, 1, 599_999, 600_000}) {
            assertThat(redeem("one", T + later)).as("%s", later).isInstanceOf(Redemptions.Replayed.class);
        }
    }
}
