package dev.curfew;

import dev.curfew.client.ClientAddress;
import dev.curfew.config.Settings;
import dev.curfew.crypto.Keys;
import dev.curfew.ehcache.EhcacheSessionRegistry;
import dev.curfew.lease.Leases;
import dev.curfew.lifecycle.LogoutAtProvider;
import dev.curfew.lifecycle.Revocations;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.lifecycle.SessionTimers;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderAction;
import dev.curfew.pac4j.Pac4jProvider;
import dev.curfew.session.RecentRevocationsInMemory;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import dev.curfew.site.CookieNames;
import dev.curfew.site.Site;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Builds what one Curfew consists of, and closes it in reverse: all of it whatever throws, and what is there already when a later part cannot
 * be built. What is composed is composed here and in {@link GuardAssembly}, and nowhere else.
 */
final class Assembly implements AutoCloseable {

    /** That are remembered one by one, for as long as a sign-in may take. */
    private static final int MOST_REVOCATIONS = 20_000;

    private final OpenParts open = new OpenParts();
    private final InstantSource clock;
    private final Observer observer;
    private final SystemEvents events;
    private final CurfewThreads threads;
    private final SessionTerminator terminator;
    private final PolicyInForce policy;
    private final PolicyReloader reloader;
    private final Leases leases;
    private final Management management;

    /**
     * Builds and starts everything.
     *
     * @param mount the context path of a context, empty for a host
     * @param observer never throws
     */
    @SuppressWarnings("try")
    Assembly(Settings settings, String mount, InstantSource clock, Observer observer) {
        this.clock = clock;
        this.observer = observer;
        this.events = new SystemEvents(observer, clock::millis);
        try {
            open.add(this, RecordMethods::forget);
            EhcacheSessionRegistry registry = registry(settings);
            Sessions sessions = new Sessions(registry);
            SessionResources resources = new SessionResources();
            CurfewThreads started = CurfewThreads.start();
            this.threads = open.add(started, started::close);
            ClockWatch clockWatch = clockWatch();
            Provider provider = new ProviderByOurTime(
                    Pac4jProvider.discover(settings.oidc(), events, threads.discovery()), clockWatch::ours);
            this.terminator = terminator(sessions, resources, provider);
            Leases given = new Leases(
                    resources, terminator, observer, threads.listeners(), threads.connections(), clock::millis);
            this.leases = open.add(given, given::close);
            GuardAssembly guards = new GuardAssembly(foundation(settings, mount, provider, sessions, resources));
            this.policy = new PolicyInForce(guards, settings, terminator, clock::millis);
            this.reloader = new PolicyReloader(policy, events, threads.policy(), mount, clock::millis);
            Management entered =
                    Management.enter(new ManagementView(policy, reloader, sessions, threads, clock::millis), mount);
            this.management = open.add(entered, entered::close);
            new Upkeep(clockWatch, terminator, guards, events, clock::millis).start(threads.clockwork());
        } catch (RuntimeException | Error fault) {
            try (OpenParts built = open) {
                throw fault;
            }
        }
    }

    private EhcacheSessionRegistry registry(Settings settings) {
        EhcacheSessionRegistry registry = EhcacheSessionRegistry.inMemory(
                settings.store().capacity(),
                total -> events.report(Kind.STORE_UNAVAILABLE, "the cache dropped " + total + " records"),
                this::gaveWay);
        return open.add(registry, registry::close);
    }

    private void gaveWay(SessionRecord tombstone) {
        terminator.gaveWay(tombstone);
    }

    private ClockWatch clockWatch() {
        return new ClockWatch(
                clock instanceof SteadyClock steady ? steady::sample : () -> null,
                how -> events.report(Kind.CLOCK_STEPPED, how));
    }

    private SessionTerminator terminator(Sessions sessions, SessionResources resources, Provider provider) {
        return new SessionTerminator(
                sessions,
                resources,
                new SessionTimers(),
                new LogoutAtProvider(provider, this::atProvider, observer, threads.errands()),
                observer,
                threads.httpSessions());
    }

    private ProviderAction atProvider() {
        return policy.settings().atProvider();
    }

    private Foundation foundation(
            Settings settings, String mount, Provider provider, Sessions sessions, SessionResources resources) {
        SecureRandom random = new SecureRandom();
        CookieNames cookies =
                new CookieNames(settings.cookie().secure(), settings.cookie().name());
        return new Foundation(
                new Site(mount, cookies, settings.oidc().publicUrl(), settings.pageScript()),
                new ClientAddress(settings.proxies().trusted()),
                provider,
                sessions,
                resources,
                terminator,
                revocations(sessions),
                observer,
                Keys.random(random),
                random,
                before -> Math.max(before, clock.millis()));
    }

    private Revocations revocations(Sessions sessions) {
        return new Revocations(
                sessions, terminator, new RecentRevocationsInMemory(MOST_REVOCATIONS), Site.SIGN_IN_SECONDS * 1000);
    }

    PolicyInForce policy() {
        return policy;
    }

    PolicyReloader reloader() {
        return reloader;
    }

    Leases leases() {
        return leases;
    }

    Management management() {
        return management;
    }

    /** Stops every thread and lets go of everything. */
    @Override
    public void close() {
        open.close();
    }
}
