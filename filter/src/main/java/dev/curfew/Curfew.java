package dev.curfew;

import dev.curfew.config.Settings;
import dev.curfew.ehcache.EhcacheSessionRegistry;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Endings;
import dev.curfew.guard.Guard;
import dev.curfew.guard.ProviderFarewell;
import dev.curfew.guard.Site;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.CookieNames;
import dev.curfew.http.Exchange;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.observe.ShieldedObserver;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderWatch;
import dev.curfew.pac4j.Pac4jProvider;
import dev.curfew.policy.Rulebook;
import dev.curfew.session.Alarms;
import dev.curfew.session.Attachments;
import dev.curfew.session.Sessions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Curfew put together, for one door. The only place that reads the clock: every call below takes the time once and hands it on. Thread-safe.
 *
 * @since 0.1
 */
public final class Curfew implements AutoCloseable {

    private static final long RING_MILLIS = 100;

    private final Guard guard;
    private final InstantSource clock;
    private final Workers workers;
    private final EhcacheSessionRegistry registry;

    private Curfew(Guard guard, InstantSource clock, Workers workers, EhcacheSessionRegistry registry) {
        this.guard = guard;
        this.clock = clock;
        this.workers = workers;
        this.registry = registry;
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
        Observer observer = new ShieldedObserver(listener);
        return OwnClassLoader.during(() -> assemble(settings, mount, clock, observer));
    }

    private static Curfew assemble(Settings settings, String mount, InstantSource clock, Observer observer) {
        Workers workers = Workers.start();
        EhcacheSessionRegistry registry = EhcacheSessionRegistry.inMemory(
                settings.store().capacity(),
                total -> observer.on(
                        event(Kind.STORE_UNAVAILABLE, clock, "the cache has dropped " + total + " records")));
        Provider provider = Pac4jProvider.discover(settings.oidc(), watch(clock, observer), workers.discovery());
        Sessions sessions = new Sessions(registry);
        Attachments attachments = new Attachments();
        Endings endings = new Endings(
                sessions,
                attachments,
                new Alarms(),
                new ProviderFarewell(provider, settings.atProvider(), observer, workers.errands()),
                observer,
                workers.releases());
        CookieNames cookies =
                new CookieNames(settings.cookie().secure(), settings.cookie().name());
        Guard guard = Guard.assemble(
                new Site(mount, cookies, settings.oidc().publicUrl()),
                Rulebook.compile(settings.policy(), mount, 1),
                provider,
                sessions,
                attachments,
                endings,
                observer,
                new SecureRandom());
        Curfew curfew = new Curfew(guard, clock, workers, registry);
        var unused = workers.clockwork()
                .scheduleWithFixedDelay(
                        () -> curfew.ring(endings, observer), RING_MILLIS, RING_MILLIS, TimeUnit.MILLISECONDS);
        return curfew;
    }

    /** Whatever happens, the clock has to ring again: an executor drops a task that throws. */
    private void ring(Endings endings, Observer observer) {
        try {
            endings.ring(clock.millis());
        } catch (RuntimeException | Error fault) {
            observer.on(event(Kind.RELEASE_FAILED, clock, fault.toString()));
        }
    }

    private static ProviderWatch watch(InstantSource clock, Observer observer) {
        return new ProviderWatch() {
            @Override
            public void ready() {
                observer.on(event(Kind.PROVIDER_READY, clock, null));
            }

            @Override
            public void unavailable(String why) {
                observer.on(event(Kind.PROVIDER_UNAVAILABLE, clock, why));
            }
        };
    }

    private static SessionEvent event(Kind kind, InstantSource clock, @Nullable String detail) {
        return new SessionEvent(kind, clock.millis(), null, null, null, detail);
    }

    /** What to do with this request, now. */
    public Decision decide(Exchange exchange) {
        return guard.decide(exchange, clock.millis());
    }

    /**
     * The application is done with a request that was let through.
     *
     * @param signedOut whether it signed the user out
     */
    public void completed(Exchange exchange, Proceed admitted, boolean signedOut) {
        guard.completed(exchange, admitted, signedOut, clock.millis());
    }

    /** The time that decisions are made at, epoch milliseconds. */
    public long now() {
        return clock.millis();
    }

    /** See {@link Guard#containerSessionMade}. */
    public void containerSessionMade(ContainerSession made, Proceed admitted) {
        guard.containerSessionMade(made, admitted, clock.millis());
    }

    /** See {@link Guard#containerSessionGone}. */
    public void containerSessionGone(String owner, Runnable ending, boolean byApplication) {
        guard.containerSessionGone(owner, ending, byApplication, clock.millis());
    }

    /** Stops every thread and lets go of everything. */
    @Override
    public void close() {
        OwnClassLoader.during(() -> {
            workers.close();
            registry.close();
            RecordMethods.forget();
        });
    }
}
