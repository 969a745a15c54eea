package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.client.ClientAddress;
import dev.curfew.client.ClientIdentification;
import dev.curfew.crypto.KeyedHash;
import dev.curfew.crypto.Keys;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Request;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.lifecycle.SessionTimers;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Binding.OnChange;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Terms;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionBindingCheckTest {

    private static final long T = 1_800_000_000_000L;
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final List<SessionEvent> events = new ArrayList<>();
    private final SessionTerminator terminator = new SessionTerminator(
            sessions, new SessionResources(), new SessionTimers(), ended -> {}, events::add, Runnable::run);
    private final ClientIdentification clients = new ClientIdentification(
            new ClientAddress(List.of()), Keys.random(new SecureRandom()).hash("test"));
    private final SessionBindingCheck bindingCheck =
            new SessionBindingCheck(clients, sessions, terminator, events::add);

    @ParameterizedTest
    @CsvSource({
        "24, 48, 192.0.2.7, 192.0.2.7, false",
        "24, 48, 192.0.2.7, 192.0.2.255, false",
        "24, 48, 192.0.2.7, 192.0.3.7, true",
        "32, 128, 192.0.2.7, 192.0.2.8, true",
        "25, 48, 192.0.2.127, 192.0.2.128, true",
        "23, 48, 192.0.2.7, 192.0.3.7, false",
        "24, 48, 2001:db8:1::1, 2001:db8:1:ffff::2, false",
        "24, 48, 2001:db8:1::1, 2001:db8:2::1, true",
        "24, 48, 192.0.2.7, 2001:db8:2::1, true",
        "24, 48, 192.0.2.7, ::ffff:192.0.2.9, false",
        "0, 0, 192.0.2.7, 198.51.100.1, false"
    })
    void theBoundPartOfTheAddressHasToStay(int ipv4, int ipv6, String before, String after, boolean moved) {
        SessionRecord session = session(new Binding(ipv4, ipv6, false, OnChange.END), before);
        SessionRecord outcome = requireNonNull(check(session, from(after)).session());

        assertThat(outcome.end() != null).isEqualTo(moved);
        assertThat(kinds())
                .containsExactlyElementsOf(moved ? List.of(Kind.SESSION_MOVED, Kind.SESSION_ENDED) : List.of());
    }

    @Test
    void aSessionThatEndsForItSaysSo() {
        SessionRecord session = session(new Binding(24, 48, false, OnChange.END), "192.0.2.7");
        SessionRecord outcome =
                requireNonNull(check(session, from("198.51.100.1")).session());

        assertThat(requireNonNull(outcome.end()).reason()).isEqualTo(EndReason.BINDING_CHANGED);
        assertThat(events.get(0).detail()).isEqualTo("address");
    }

    @Test
    void aChangeThatIsLoggedIsLoggedOnceAndTheSessionGoesOnFromThere() {
        SessionRecord session = session(new Binding(24, 48, true, OnChange.LOG), "192.0.2.7");
        Outcome first = check(session, from("198.51.100.1"));
        Outcome second = check(requireNonNull(first.session()), from("198.51.100.1"));

        assertThat(first.required()).isNull();
        assertThat(requireNonNull(second.session()).end()).isNull();
        assertThat(kinds()).containsExactly(Kind.SESSION_MOVED);
    }

    @Test
    void aChangeThatAsksForCredentialsAsksUntilTheyAreGiven() {
        SessionRecord session = session(new Binding(24, 48, false, OnChange.REAUTHENTICATE), "192.0.2.7");

        for (int i = 0; i < 2; i++) {
            Outcome outcome = check(session, from("198.51.100.1"));
            assertThat(outcome.required()).isEqualTo(AuthenticationRequirement.laterThan(T, T + 5));
            assertThat(outcome.session()).isEqualTo(session);
        }
        assertThat(check(session, from("192.0.2.7")).required()).isNull();
    }

    @Test
    void theUserAgentHasToStayWhereItIsBound() {
        SessionRecord bound = session(new Binding(0, 0, true, OnChange.END), "192.0.2.7");
        FakeExchange other = FakeExchange.navigation("/app/").with("User-Agent", "curl/8.5.0");

        assertThat(requireNonNull(check(bound, other.from("198.51.100.1")).session())
                        .end())
                .isNotNull();
        assertThat(events.get(0).detail()).isEqualTo("agent");
    }

    @Test
    void theUserAgentMayChangeWhereItIsNotBound() {
        SessionRecord free = session(new Binding(24, 48, false, OnChange.END), "192.0.2.7");
        FakeExchange other = FakeExchange.navigation("/app/").with("User-Agent", "curl/8.5.0");

        assertThat(requireNonNull(check(free, other).session()).end()).isNull();
    }

    @Test
    void aSessionBoundAnewTakesItsFirstRequestAsWhereItIs() {
        SessionRecord session = SampleSession.of("new", T).record();
        sessions.create(session);
        Terms terms = terms(new Binding(24, 48, false, OnChange.END), 2);
        SessionRecord bound = requireNonNull(sessions.putUnder(session, terms, T));

        SessionRecord first = requireNonNull(check(bound, from("198.51.100.1")).session());
        assertThat(first.end()).isNull();
        assertThat(requireNonNull(check(first, from("192.0.2.7")).session()).end())
                .isNotNull();
    }

    @Test
    void anotherBindingForgetsTheMarksOfTheOneBefore() {
        SessionRecord session = session(new Binding(32, 128, true, OnChange.END), "192.0.2.7");
        SessionRecord other =
                requireNonNull(sessions.putUnder(session, terms(new Binding(24, 48, true, OnChange.END), 2), T));

        assertThat(requireNonNull(check(other, from("192.0.2.9")).session()).end())
                .isNull();
    }

    @Test
    void marksTellNothingAndDifferFromProcessToProcess() {
        byte[] address = {(byte) 192, 0, 2, 7};
        KeyedHash one = Keys.random(new SecureRandom()).hash("test");
        KeyedHash other = Keys.random(new SecureRandom()).hash("test");

        assertThat(one.ofNetwork(address)).isEqualTo(one.ofNetwork(address)).isNotZero();
        assertThat(one.ofNetwork(address)).isNotEqualTo(other.ofNetwork(address));
        assertThat(address).containsExactly(192, 0, 2, 7);
    }

    private SessionRecord session(Binding binding, String address) {
        SessionRecord fresh = SampleSession.of("one", T).record();
        sessions.create(fresh);
        SessionRecord bound = requireNonNull(sessions.putUnder(fresh, terms(binding, 1), T));
        return requireNonNull(sessions.moveTo(bound, clients.of(from(address), binding)));
    }

    private static Terms terms(Binding binding, int generation) {
        return new Terms(
                SampleSession.LIMITS,
                Reauthentication.REQUIRED,
                Effect.UNLIMITED,
                AtLimit.END_OLDEST,
                binding,
                generation);
    }

    private record Outcome(@Nullable SessionRecord session, @Nullable AuthenticationRequirement required) {}

    private Outcome check(SessionRecord session, FakeExchange exchange) {
        PresentedSession presented = new PresentedSession(CurrentSession.of(session, T + 5), null, null);
        PresentedSession checked = bindingCheck.check(presented, Request.of(exchange, T + 5));
        return new Outcome(checked.session().record(), checked.required());
    }

    private static FakeExchange from(String address) {
        return FakeExchange.navigation("/app/").with("User-Agent", FIREFOX).from(address);
    }

    private List<Kind> kinds() {
        return events.stream().map(SessionEvent::kind).toList();
    }
}
