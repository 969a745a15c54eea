package dev.curfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.FakeProvider;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.ProviderAction;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.PackedToken;
import dev.curfew.session.SampleSession;
import dev.curfew.session.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogoutAtProviderTest {

    private static final long T = 1_800_000_000_000L;

    private final FakeProvider provider = new FakeProvider();
    private final List<SessionEvent> events = new ArrayList<>();
    private final Errands errands = new Errands();

    @AfterEach
    void stop() {
        errands.shutdownNow();
    }

    private void say(
            ProviderAction afterTimeout, EndReason reason, @Nullable String idToken, @Nullable String refreshToken) {
        Tokens tokens = new Tokens(
                idToken == null ? null : PackedToken.pack(idToken),
                refreshToken == null ? null : PackedToken.pack(refreshToken));
        EndedSession ended =
                new EndedSession(SampleSession.of("one", T).tokens(tokens).record(), new End(reason, T + 1));
        new LogoutAtProvider(provider, () -> afterTimeout, events::add, errands).say(ended);
    }

    /** Whether the user's own end, the clock's or the provider's: what the provider hears if the settings say so after a timeout. */
    @ParameterizedTest
    @CsvSource({
        "IDLE_TIMEOUT, NOTHING, nothing",
        "IDLE_TIMEOUT, REVOKE, revoked",
        "IDLE_TIMEOUT, LOGOUT, ended",
        "ABSOLUTE_TIMEOUT, NOTHING, nothing",
        "ABSOLUTE_TIMEOUT, REVOKE, revoked",
        "ABSOLUTE_TIMEOUT, LOGOUT, ended",
        "PROVIDER_SESSION_EXPIRED, LOGOUT, nothing",
        "BACK_CHANNEL_LOGOUT, LOGOUT, nothing",
        "PROVIDER_REFUSED, REVOKE, nothing",
        "LOGOUT, NOTHING, revoked",
        "LOGOUT, LOGOUT, revoked",
        "REVOKED, NOTHING, revoked",
        "SESSION_LIMIT, NOTHING, revoked",
        "BINDING_CHANGED, NOTHING, revoked",
        "BROWSER_CLOSED, NOTHING, ended"
    })
    void theProviderHearsWhatFitsTheReason(EndReason reason, ProviderAction afterTimeout, String heard) {
        say(afterTimeout, reason, "id", "refresh");
        errands.runAll();
        assertThat(provider.revoked).isEqualTo(heard.equals("revoked") ? List.of("refresh") : List.of());
        assertThat(provider.ended).isEqualTo(heard.equals("ended") ? List.of("id") : List.of());
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void withoutTokensNothingIsSaid(EndReason reason) {
        say(ProviderAction.LOGOUT, reason, null, null);
        assertThat(errands.delays).isEmpty();
    }

    @Test
    void withoutAnIdTokenALogoutIsAtLeastARevocation() {
        say(ProviderAction.LOGOUT, EndReason.IDLE_TIMEOUT, null, "refresh");
        errands.runAll();
        assertThat(provider.revoked).containsExactly("refresh");
    }

    @Test
    void nothingIsSaidWhileTheSessionEnds() {
        say(ProviderAction.REVOKE, EndReason.LOGOUT, "id", "refresh");
        assertThat(provider.revoked).isEmpty();
        assertThat(errands.delays).containsExactly(0L);
    }

    @Test
    void triesAgainWithLongerAndLongerPausesUntilItWorks() {
        provider.fault = new ProviderException.Unavailable("down");
        say(ProviderAction.REVOKE, EndReason.LOGOUT, "id", "refresh");
        errands.runNext();
        errands.runNext();
        provider.fault = null;
        errands.runAll();
        assertThat(errands.delays).containsExactly(0L, 1L, 4L);
        assertThat(provider.revoked).containsExactly("refresh");
        assertThat(events).isEmpty();
    }

    @Test
    void givesUpLoudlyAfterTheFourthTime() {
        provider.fault = new ProviderException.Unavailable("the revocation endpoint is down");
        say(ProviderAction.REVOKE, EndReason.IDLE_TIMEOUT, "id", "refresh");
        errands.runAll();
        assertThat(errands.delays).containsExactly(0L, 1L, 4L, 16L);
        assertThat(events)
                .containsExactly(new SessionEvent.Ended(
                        SessionEvent.Kind.REVOCATION_FAILED,
                        T + 1,
                        SampleSession.of("one", T).record().tag(),
                        "alice",
                        EndReason.IDLE_TIMEOUT,
                        "the revocation endpoint is down"));
    }

    @Test
    void aRefusalIsFinalAndReported() {
        provider.fault = new ProviderException.Refused(Refusal.INVALID, "status 400");
        say(ProviderAction.REVOKE, EndReason.LOGOUT, "id", "refresh");
        errands.runAll();
        assertThat(errands.delays).containsExactly(0L);
        assertThat(events).extracting(SessionEvent::detail).containsExactly("status 400");
    }

    @Test
    void doesNotCollectMoreErrandsThanItCanRemember() {
        provider.fault = new ProviderException.Unavailable("down");
        EndedSession ended = new EndedSession(
                SampleSession.of("one", T)
                        .tokens(new Tokens(null, PackedToken.pack("refresh")))
                        .record(),
                new End(EndReason.IDLE_TIMEOUT, T));
        LogoutAtProvider logoutAtProvider =
                new LogoutAtProvider(provider, () -> ProviderAction.REVOKE, events::add, errands);
        for (int i = 0; i < 10_000; i++) {
            logoutAtProvider.say(ended);
        }
        assertThat(events).isEmpty();
        logoutAtProvider.say(ended);
        assertThat(events).hasSize(1);
        assertThat(errands.delays).hasSize(10_000);
        provider.fault = null;
        errands.runAll();
        logoutAtProvider.say(ended);
        assertThat(errands.delays).hasSize(10_001);
        assertThat(events).hasSize(1);
    }

    @Test
    void whileStoppingItSaysThatItCannot() {
        errands.closed = true;
        say(ProviderAction.REVOKE, EndReason.LOGOUT, "id", "refresh");
        assertThat(events).extracting(SessionEvent::kind).containsExactly(SessionEvent.Kind.REVOCATION_FAILED);
    }

    /** Keeps what is scheduled until the test runs it. */
    private static final class Errands extends ScheduledThreadPoolExecutor {

        private final List<Long> delays = new ArrayList<>();
        private final List<Runnable> waiting = new ArrayList<>();
        private boolean closed;

        Errands() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            if (closed) {
                throw new RejectedExecutionException();
            }
            delays.add(unit.toSeconds(delay));
            waiting.add(command);
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        void runNext() {
            waiting.remove(0).run();
        }

        void runAll() {
            while (!waiting.isEmpty()) {
                runNext();
            }
        }
    }
}
