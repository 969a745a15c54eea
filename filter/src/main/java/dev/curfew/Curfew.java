package dev.curfew;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationSource;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.Settings;
import dev.curfew.ehcache.EhcacheSessionRegistry;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Guard;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.lease.Leases;
import dev.curfew.lifecycle.LogoutAtProvider;
import dev.curfew.lifecycle.Revocations;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.lifecycle.SessionTimers;
import dev.curfew.observe.CurfewMXBean;
import dev.curfew.observe.LivingSessions;
import dev.curfew.observe.LogObserver;
import dev.curfew.observe.Observer;
import dev.curfew.observe.Observers;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderWatch;
import dev.curfew.pac4j.Pac4jProvider;
import dev.curfew.pages.PageTexts;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PolicyChange;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.RecentRevocationsInMemory;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import dev.curfew.site.CookieNames;
import dev.curfew.site.Site;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Curfew put together, for one door. The only place that reads the clock: every call below takes the time once and hands it on. Thread-safe.
 *
 * @since 0.1
 */
public final class Curfew implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Curfew.class.getName());
    private static final long RING_MILLIS = 100;

    private static final long LOOK_MILLIS = 500;

    /** That are remembered one by one, for as long as a sign-in may take. */
    private static final int MOST_REVOCATIONS = 20_000;

    private final String mount;
    private final InstantSource clock;
    private final Observer observer;
    private final CurfewThreads threads;
    private final EhcacheSessionRegistry registry;
    private final SessionTerminator terminator;
    private final Sessions sessions;
    private final Leases leases;
    private final Management management;
    private final ClockWatch clockWatch;
    private volatile Settings settings;
    private volatile Guard guard;
    private volatile int generation = 1;
    private volatile @Nullable ConfigurationWatcher watch;
    private volatile @Nullable String toldOfPolicy;

    private Curfew(Settings settings, String mount, InstantSource clock, Observer observer) {
        this.settings = settings;
        this.mount = mount;
        this.clock = clock;
        this.observer = observer;
        this.threads = CurfewThreads.start();
        this.clockWatch = new ClockWatch(
                clock instanceof SteadyClock steady ? steady::sample : () -> null,
                how -> observer.on(event(Kind.CLOCK_STEPPED, how)));
        this.registry = EhcacheSessionRegistry.inMemory(
                settings.store().capacity(),
                total -> observer.on(event(Kind.STORE_UNAVAILABLE, "the cache dropped " + total + " records")),
                this::gaveWay);
        Provider provider = new ProviderByOurTime(
                Pac4jProvider.discover(settings.oidc(), watch(), threads.discovery()), clockWatch::ours);
        this.sessions = new Sessions(registry);
        SessionResources resources = new SessionResources();
        this.terminator = new SessionTerminator(
                sessions,
                resources,
                new SessionTimers(),
                new LogoutAtProvider(provider, () -> this.settings.atProvider(), observer, threads.errands()),
                observer,
                threads.httpSessions());
        this.leases =
                new Leases(resources, terminator, observer, threads.listeners(), threads.connections(), clock::millis);
        CookieNames cookies =
                new CookieNames(settings.cookie().secure(), settings.cookie().name());
        this.guard = Guard.assemble(
                        new Site(
                                mount,
                                cookies,
                                settings.oidc().publicUrl(),
                                settings.proxies().trusted(),
                                settings.pageScript()),
                        Rulebook.compile(settings.policy(), mount, generation),
                        provider,
                        sessions,
                        resources,
                        terminator,
                        new Revocations(
                                sessions,
                                terminator,
                                new RecentRevocationsInMemory(MOST_REVOCATIONS),
                                Site.SIGN_IN_SECONDS * 1000),
                        observer,
                        new SecureRandom())
                .asking(clock::millis)
                .saying(wording(settings));
        this.management = Management.enter(new Shown(), mount);
    }

    private static PageTexts wording(Settings settings) {
        return new PageTexts(settings.pages().languages(), settings.pages().style());
    }

    /** The clock of this machine, made steady. */
    public static InstantSource systemClock() {
        return new SteadyClock(System::currentTimeMillis, System::nanoTime);
    }

    /**
     * Starts. Neither the provider nor the store has to be there yet.
     *
     * @param settings what {@code curfew.yaml} says
     * @param mount the context path of a context, empty for a host
     * @param clock epoch time
     * @param listener is told what happens
     */
    public static Curfew start(Settings settings, String mount, InstantSource clock, Observer listener) {
        Observer observer = new Observers(List.of(listener));
        return OwnClassLoader.during(() -> {
            Curfew curfew = new Curfew(settings, mount, clock, observer);
            var unused = curfew.threads
                    .clockwork()
                    .scheduleWithFixedDelay(curfew::ring, RING_MILLIS, RING_MILLIS, TimeUnit.MILLISECONDS);
            return curfew;
        });
    }

    /**
     * Starts with the settings of a source, on this machine's clock, tells the log, and follows the source: a valid change of the policy is in
     * force within two seconds.
     *
     * @param mount the context path of a context, empty for a host
     * @throws ConfigurationException if anything is wrong with the settings; lists everything that is
     */
    public static Curfew start(ConfigurationSource source, String mount) throws ConfigurationException {
        LoadedConfiguration loaded = source.read();
        Settings settings = loaded.settings();
        LOG.log(Level.INFO, "Curfew protects {0}/: {1}", mount, settings.inForce());
        warn(loaded, mount);
        Curfew curfew = start(settings, mount, systemClock(), new LogObserver());
        curfew.follow(source);
        return curfew;
    }

    private static void warn(LoadedConfiguration loaded, String mount) {
        loaded.warningsAt(mount).forEach(warning -> LOG.log(Level.WARNING, warning.toString()));
    }

    /** Follows the source of the settings from now on. Call this once. */
    public void follow(ConfigurationSource source) {
        ConfigurationWatcher following = new ConfigurationWatcher(source, settings, new Changes());
        watch = following;
        var unused = threads.policy()
                .scheduleWithFixedDelay(() -> look(following), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whatever happens, somebody has to look again: an executor drops a task that throws. What goes on failing is told once. */
    private void look(ConfigurationWatcher following) {
        try {
            following.look(clock.millis());
            toldOfPolicy = null;
        } catch (RuntimeException | Error fault) {
            String what = fault.toString();
            if (!what.equals(toldOfPolicy)) {
                observer.on(event(Kind.POLICY_REFUSED, what));
            }
            toldOfPolicy = what;
        }
    }

    /**
     * Puts another policy in force, for living sessions too. A request meets either the one or the other. Settings that need a restart stay
     * as they are.
     */
    public synchronized void obey(Settings next) {
        Rulebook rules = Rulebook.compile(next.policy(), mount, generation + 1);
        Guard following = guard.under(rules).saying(wording(next));
        settings = new Settings(
                settings.oidc(),
                next.policy(),
                next.baseline(),
                next.atProvider(),
                settings.proxies(),
                settings.store(),
                settings.cookie(),
                settings.pageScript(),
                next.pages());
        guard = following;
        generation = rules.generation();
        terminator.obey(rules, clock.millis());
    }

    private final class Changes implements ConfigurationWatcher.Listener {

        @Override
        public String changed(LoadedConfiguration loaded, PolicyChange change) {
            Settings next = loaded.settings();
            warn(loaded, mount);
            List<String> later = settings.restartNeededFor(next);
            obey(next);
            String what = next.inForce()
                    + change.inWords()
                    + (later.isEmpty() ? "" : "; needs a restart: " + String.join(", ", later));
            observer.on(event(Kind.POLICY_CHANGED, what));
            return "in force: " + what;
        }

        @Override
        public void waits(PolicyChange change) {
            observer.on(event(
                    Kind.POLICY_WAITING,
                    "less would be protected, because of the rules " + PolicyChange.listed(change.weaker())
                            + ": in force in " + Limits.inWords(ConfigurationWatcher.PAUSE)
                            + ", if the file is the same then"));
        }

        @Override
        public String refused(ConfigurationException faults) {
            observer.on(event(Kind.POLICY_REFUSED, faults.getMessage()));
            return "refused, the previous policy stays in force: " + faults.getMessage();
        }
    }

    private final class Shown implements CurfewMXBean {

        @Override
        public String getPolicy() {
            return settings.inForce();
        }

        @Override
        public int getGeneration() {
            return generation;
        }

        @Override
        public long getSessions() {
            return registry.size();
        }

        @Override
        public int getWaitingHttpSessions() {
            return threads.httpSessions().waiting();
        }

        @Override
        public int getWaitingListeners() {
            return threads.listeners().waiting();
        }

        @Override
        public int getWaitingConnections() {
            return threads.connections().waiting();
        }

        @Override
        public int getWaitingProviderCalls() {
            return threads.errands().getQueue().size();
        }

        @Override
        public List<String> livingSessions(int most) {
            return LivingSessions.lines(sessions, most, clock.millis());
        }

        @Override
        public String reload() {
            ConfigurationWatcher following = watch;
            return following == null
                    ? "nothing to reload: this Curfew was not started from a file"
                    : following.reload();
        }
    }

    /** Whatever happens, the clock has to ring again: an executor drops a task that throws. */
    private void ring() {
        try {
            clockWatch.look();
            terminator.ring(clock.millis());
            guard.ring(clock.millis());
        } catch (RuntimeException | Error fault) {
            observer.on(event(Kind.RELEASE_FAILED, fault.toString()));
        }
    }

    private ProviderWatch watch() {
        return new ProviderWatch() {
            @Override
            public void ready() {
                observer.on(event(Kind.PROVIDER_READY, null));
            }

            @Override
            public void unavailable(String why) {
                observer.on(event(Kind.PROVIDER_UNAVAILABLE, why));
            }

            @Override
            public void noticed(String what) {
                observer.on(event(Kind.PROVIDER_NOTICE, what));
            }
        };
    }

    private void gaveWay(SessionRecord tombstone) {
        terminator.gaveWay(tombstone);
    }

    private SessionEvent event(Kind kind, @Nullable String detail) {
        return new SessionEvent.OfCurfew(kind, clock.millis(), detail);
    }

    /** What to do with this request, now. */
    public Decision decide(Exchange exchange) {
        return guard.decide(exchange, clock.millis());
    }

    /** See {@link Guard#decideAgain}. */
    public Decision decideAgain(Exchange exchange, Proceed admitted) {
        return guard.decideAgain(exchange, admitted, clock.millis());
    }

    /** See {@link Guard#withoutSession}. */
    public Proceed withoutSession(Exchange exchange) {
        return guard.withoutSession(exchange, clock.millis());
    }

    /** What the application may ask of the session of a request that was let through; null if that request needs nobody. */
    public @Nullable CurfewSession session(Proceed admitted) {
        SessionRecord session = admitted.session();
        return session == null ? null : leases.of(session);
    }

    /**
     * The application is done with a request that was let through.
     *
     * @param signedOut whether it signed the user out
     */
    public void completed(Exchange exchange, Proceed admitted, boolean signedOut) {
        guard.completed(exchange, admitted, signedOut, clock.millis());
    }

    /** See {@link Guard#messageReceived}. */
    public void messageReceived(Proceed admitted) {
        guard.messageReceived(admitted, clock.millis());
    }

    /** See {@link Guard#endedWhileWaiting}. */
    public Reply endedWhileWaiting(SessionEnd end) {
        return guard.endedWhileWaiting(end.reason());
    }

    /** The time that decisions are made at, epoch milliseconds. */
    public long now() {
        return clock.millis();
    }

    /** See {@link Guard#containerSessionMade}. */
    public void containerSessionMade(ContainerSession made, Proceed admitted) {
        guard.containerSessionMade(made, admitted, clock.millis());
    }

    /** See {@link Guard#containerSessionRenamed}. */
    public void containerSessionRenamed(
            String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
        guard.containerSessionRenamed(owner, before, after);
    }

    /** See {@link Guard#containerSessionGone}. */
    public void containerSessionGone(String owner, ContainerSession.Detached gone, boolean byApplication) {
        guard.containerSessionGone(owner, gone, byApplication, clock.millis());
    }

    /** What JMX knows this by. */
    public ObjectName jmxName() {
        return management.name();
    }

    /** Stops every thread and lets go of everything. */
    @Override
    public void close() {
        OwnClassLoader.during(() -> {
            management.close();
            leases.close();
            threads.close();
            registry.close();
            RecordMethods.forget();
        });
    }
}
