package dev.curfew.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.FakeProvider;
import dev.curfew.guard.GuardFixture;
import dev.curfew.http.Exchange;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Request;
import dev.curfew.http.ReturnTarget;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.SignInSecrets;
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
class CodeExchangeTest {

    private static final int MANY = 300;
    private static final long T = GuardFixture.T;

    private final HangingProvider provider = new HangingProvider();
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    private final CodeExchange codeExchange = new CodeExchange(provider, events::add);
    private final ExecutorService browsers = Executors.newFixedThreadPool(MANY);

    @AfterEach
    void close() {
        provider.answers.countDown();
        browsers.shutdownNow();
    }

    /** Answers when a test says so. */
    private static final class HangingProvider implements Provider {

        final CountDownLatch answers = new CountDownLatch(1);
        final CountDownLatch full = new CountDownLatch(CodeExchange.PLACES);
        final FakeProvider fake = new FakeProvider();

        @Override
        public Authentication authenticate(Exchange exchange, SignInSecrets transaction, String callback)
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
        public AuthorizationRequest authorize(Exchange exchange, AuthenticationOptions demand) {
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

    private CodeExchange.Outcome redeem(String state, long now) throws ProviderException {
        SignInAttempt attempt = new SignInAttempt(
                new SignInSecrets(state, "n", "v"), new ReturnTarget("/"), T, 1, AuthenticationRequirement.NONE);
        return codeExchange.redeem(
                Request.of(FakeExchange.get("/"), now), attempt, "https://shop.example.com/callback");
    }

    private List<Future<CodeExchange.Outcome>> all(List<Callable<CodeExchange.Outcome>> calls) {
        List<Future<CodeExchange.Outcome>> under = new ArrayList<>();
        calls.forEach(call -> under.add(browsers.submit(call)));
        return under;
    }

    @Test
    void onlyAsManyWaitAsThereArePlacesAndTheOthersAreToldAtOnce() throws Exception {
        List<Callable<CodeExchange.Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String state = "state-" + i;
            calls.add(() -> redeem(state, T));
        }
        List<Future<CodeExchange.Outcome>> under = all(calls);
        assertThat(provider.full.await(30, TimeUnit.SECONDS)).isTrue();
        dev.curfew.contract.DoorFixture.await(
                "all others have been told",
                () -> under.stream().filter(Future::isDone).count() == MANY - CodeExchange.PLACES);
        provider.answers.countDown();
        List<CodeExchange.Outcome> outcomes = new ArrayList<>();
        for (Future<CodeExchange.Outcome> each : under) {
            outcomes.add(each.get(30, TimeUnit.SECONDS));
        }
        assertThat(outcomes).filteredOn(CodeExchange.Redeemed.class::isInstance).hasSize(CodeExchange.PLACES);
        assertThat(outcomes).filteredOn(CodeExchange.Crowded.class::isInstance).hasSize(MANY - CodeExchange.PLACES);
        assertThat(events).singleElement().satisfies(event -> assertThat(event.kind())
                .isEqualTo(SessionEvent.Kind.PROVIDER_UNAVAILABLE));
        assertThat(redeem("another", T)).isInstanceOf(CodeExchange.Redeemed.class);
    }

    @Test
    void whoeverWasTurnedAwayHasUsedNothingUp() throws Exception {
        List<Callable<CodeExchange.Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < CodeExchange.PLACES; i++) {
            String state = "state-" + i;
            calls.add(() -> redeem(state, T));
        }
        List<Future<CodeExchange.Outcome>> under = all(calls);
        assertThat(provider.full.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(redeem("late", T)).isInstanceOf(CodeExchange.Crowded.class);
        provider.answers.countDown();
        for (Future<CodeExchange.Outcome> each : under) {
            each.get(30, TimeUnit.SECONDS);
        }
        assertThat(redeem("late", T)).isInstanceOf(CodeExchange.Redeemed.class);
    }

    @Test
    void aCrowdIsToldOfOnceAMinute() throws Exception {
        List<Callable<CodeExchange.Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < CodeExchange.PLACES; i++) {
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
        List<Callable<CodeExchange.Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            calls.add(() -> redeem("one", T));
        }
        int taken = 0;
        for (Future<CodeExchange.Outcome> each : all(calls)) {
            taken += each.get(30, TimeUnit.SECONDS) instanceof CodeExchange.Redeemed ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void aStateIsUsedUpAsLongAsItsSignInLives() throws ProviderException {
        provider.answers.countDown();
        assertThat(redeem("one", T)).isInstanceOf(CodeExchange.Redeemed.class);
        for (long later : new long[] {0, 1, 599_999, 600_000}) {
            assertThat(redeem("one", T + later)).as("%s", later).isInstanceOf(CodeExchange.Replayed.class);
        }
    }
}
