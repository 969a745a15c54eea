package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.TestGuards;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.lease.Leases;
import dev.curfew.lifecycle.Revocations;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.lifecycle.SessionTimers;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.EndedSession;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.RecentRevocationsInMemory;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import dev.curfew.site.CookieNames;
import dev.curfew.site.Site;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A guard with everything around it that a test wants to see, a time that moves when a test says so, and a browser's cookies. */
public final class GuardFixture {

    public static final long T = 1_800_000_000_000L;
    public static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);
    public static final CookieNames NAMES = new CookieNames(true, "curfew");

    public final FakeRegistry registry;
    public final Sessions sessions;
    public final SessionResources resources = new SessionResources();
    public final FakeProvider provider = new FakeProvider();
    public final List<SessionEvent> events = new ArrayList<>();
    public final List<EndedSession> farewells = new ArrayList<>();
    public final SessionTerminator terminator;
    public final Revocations revocations;
    public final Leases leases;
    public final TestGuards guards;
    public final Guard guard;
    public final Map<String, String> cookies = new LinkedHashMap<>();

    public long now = T;

    public GuardFixture(Policy policy, long capacity) {
        this.registry = new FakeRegistry(capacity);
        this.sessions = new Sessions(registry);
        this.terminator = new SessionTerminator(
                sessions, resources, new SessionTimers(), farewells::add, events::add, Runnable::run);
        this.revocations =
                new Revocations(sessions, terminator, new RecentRevocationsInMemory(1000), Site.SIGN_IN_SECONDS * 1000);
        this.leases = new Leases(resources, terminator, events::add, Runnable::run, Runnable::run, () -> now);
        this.guards = TestGuards.on(
                new Site("/app", NAMES, null),
                provider,
                sessions,
                resources,
                terminator,
                revocations,
                events::add,
                new SecureRandom(),
                before -> Math.max(before, now));
        this.guard = guards.under(Rulebook.compile(policy, "/app", 1));
        provider.authTime = T / 1000;
    }

    public static GuardFixture with(Rule... rules) {
        return new GuardFixture(new Policy(LIMITS, Reauthentication.REQUIRED, List.of(rules)), Long.MAX_VALUE);
    }

    public static GuardFixture with(Limits limits) {
        return new GuardFixture(new Policy(limits, Reauthentication.REQUIRED, List.of()), Long.MAX_VALUE);
    }

    /** Time passes, and the clock rings. */
    public void pass(long millis) {
        now += millis;
        terminator.ring(now);
    }

    /** Sends a request with the browser's cookies, and keeps those that come back. */
    public Decision decide(FakeExchange request) {
        cookies.forEach(request::cookie);
        Decision decision = guard.decide(request, now);
        if (decision instanceof Respond respond) {
            respond.reply().headers().stream()
                    .filter(header -> header.getKey().equals("Set-Cookie"))
                    .forEach(header -> keep(header.getValue()));
        }
        return decision;
    }

    private void keep(String cookie) {
        String name = cookie.substring(0, cookie.indexOf('='));
        String value = cookie.substring(name.length() + 1, cookie.indexOf(';'));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    public Reply reply(FakeExchange request) {
        Decision decision = decide(request);
        assertThat(decision).isInstanceOf(Respond.class);
        return ((Respond) decision).reply();
    }

    public Proceed proceed(FakeExchange request) {
        Decision decision = decide(request);
        assertThat(decision).isInstanceOf(Proceed.class);
        return (Proceed) decision;
    }

    /** Goes to the provider from the application's start page, and gives the state it was sent with. */
    public String goToProvider() {
        return stateIn(reply(FakeExchange.navigation("/app/")));
    }

    public static String stateIn(Reply reply) {
        String location = header(reply, "Location");
        assertThat(location).startsWith("https://op.example.com/authorize?state=");
        return String.valueOf(location).substring(String.valueOf(location).indexOf('=') + 1);
    }

    /** Comes back from the provider. */
    public Reply callback(String state) {
        return reply(FakeExchange.navigation("/app/.curfew/callback?code=c&state=" + state));
    }

    /** Signs in, all the way. */
    public Reply signIn() {
        provider.authTime = now / 1000;
        Reply reply = callback(goToProvider());
        assertThat(reply.status()).isEqualTo(303);
        assertThat(cookies).containsKey(NAMES.session());
        return reply;
    }

    /** Signs in with another browser and at another session of the provider; gives the browser, which is the present one from now on. */
    public Map<String, String> signInElsewhere(String sid) {
        provider.sid = sid;
        cookies.clear();
        signIn();
        return new LinkedHashMap<>(cookies);
    }

    /** Goes on with this browser. */
    public void use(Map<String, String> browser) {
        cookies.clear();
        cookies.putAll(browser);
    }

    /** What the present browser's cookie names. */
    public SessionRecord session() {
        SessionKey key = SampleSession.keyOf(requireNonNull(cookies.get(NAMES.session())));
        return requireNonNull(sessions.find(requireNonNull(key)));
    }

    public static @Nullable String header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public static List<String> headers(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    public List<SessionEvent.Kind> kinds() {
        return events.stream().map(SessionEvent::kind).toList();
    }
}
