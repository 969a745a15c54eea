package dev.curfew.bench;

import dev.curfew.Curfew;
import dev.curfew.TestGuards;
import dev.curfew.bench.Population.Member;
import dev.curfew.guard.Guard;
import dev.curfew.lifecycle.Revocations;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.LogObserver;
import dev.curfew.observe.ShieldedObserver;
import dev.curfew.oidc.Provider;
import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.RecentRevocationsInMemory;
import dev.curfew.site.CookieNames;
import dev.curfew.site.Site;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A webapp with a guard, and with users who are all signed in. */
final class Bank implements AutoCloseable {

    private static final int COOKIE = 43;
    private static final String OVERVIEW = "/accounts/overview";

    private final Population population;
    private final Guard guard;
    private final ServletContext context = Container.webapp().getServletContext();
    private final SplittableRandom random = new SplittableRandom(42);
    private final InstantSource clock = Curfew.systemClock();
    private final byte[] cookies;
    private final HttpSession[] httpSessions;

    Bank(int sessions, Limits limits) {
        this(sessions, limits, usualRules());
    }

    Bank(int sessions, Limits limits, List<Rule> rules) {
        this.population = new Population(sessions, limits);
        this.guard = guard(population, new Policy(limits, Reauthentication.REQUIRED, rules));
        this.cookies = new byte[sessions * COOKIE];
        this.httpSessions = new HttpSession[sessions];
        for (int i = 0; i < sessions; i++) {
            Member member = population.signIn(false);
            byte[] cookie = member.cookie().getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(cookie, 0, cookies, i * COOKIE, COOKIE);
            httpSessions[i] = new LightSession(member.tag().toString());
        }
    }

    private static Guard guard(Population population, Policy policy) {
        Provider provider = Unsupported.of(Provider.class);
        SessionResources resources = new SessionResources();
        SessionTerminator terminator = new SessionTerminator(
                population.sessions(), resources, population.alarms(), ended -> {}, event -> {}, Runnable::run);
        return TestGuards.on(
                        new Site("", new CookieNames(true, "curfew"), null),
                        provider,
                        population.sessions(),
                        resources,
                        terminator,
                        new Revocations(population.sessions(), terminator, new RecentRevocationsInMemory(10), 600_000),
                        new ShieldedObserver(new LogObserver()),
                        new SecureRandom(),
                        before -> before)
                .under(Rulebook.compile(policy, "", 0));
    }

    /** None of them is about the requests here. */
    private static List<Rule> usualRules() {
        return List.of(
                new Rule(
                        "brochure",
                        Condition.path("/bank/css/**", "/bank/about"),
                        Effect.builder().access(Access.PUBLIC).build()),
                new Rule(
                        "ticker",
                        Condition.path("/bank/api/ticker").method("GET"),
                        Effect.builder().activity(ActivityRule.IGNORE).build()));
    }

    Guard guard() {
        return guard;
    }

    /** A random user's request. */
    LightRequest arrival(String[] headers, boolean withHttpSession) {
        return arrival(headers, OVERVIEW, withHttpSession);
    }

    /** A random user's request for a path within the webapp. */
    LightRequest arrival(String[] headers, String path, boolean withHttpSession) {
        int user = random.nextInt(httpSessions.length);
        String token = new String(cookies, user * COOKIE, COOKIE, StandardCharsets.ISO_8859_1);
        String cookie = "JSESSIONID=0F4A6C1B7D2E4F5A8B9C0D1E2F3A4B5C; __Host-curfew=" + token + "; theme=dark";
        return arrival(headers, path, cookie, withHttpSession ? httpSessions[user] : null);
    }

    /** A stranger's request. */
    LightRequest strangerArrival(String[] headers) {
        return arrival(headers, OVERVIEW, null, null);
    }

    private LightRequest arrival(
            String[] headers, String path, @Nullable String cookie, @Nullable HttpSession httpSession) {
        return new LightRequest(context, headers, path, cookie, httpSession);
    }

    /** Reads the clock and pays for it, but time stands still, so that nothing falls due. */
    long readClock(long standing) {
        return clock.millis() > 0 ? standing : 0;
    }

    @Override
    public void close() {
        population.close();
    }
}
