package dev.curfew;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationSource;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.Settings;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Guard;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.LogObserver;
import dev.curfew.observe.Observer;
import dev.curfew.observe.Observers;
import dev.curfew.session.SessionRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The facade of Curfew for one door. Only this class reads the clock: each call takes the time once and passes it on.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class Curfew implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Curfew.class.getName());

    private final InstantSource clock;
    private final Assembly parts;

    private Curfew(InstantSource clock, Assembly parts) {
        this.clock = clock;
        this.parts = parts;
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
        return OwnClassLoader.during(() -> new Curfew(clock, new Assembly(settings, mount, clock, observer)));
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
        PolicyReloader.warn(loaded, mount);
        Curfew curfew = start(settings, mount, systemClock(), new LogObserver());
        curfew.follow(source);
        return curfew;
    }

    /** Follows the source of the settings from now on. Call this once. */
    public void follow(ConfigurationSource source) {
        parts.reloader().follow(source);
    }

    /**
     * Puts another policy in force, for living sessions too. A request meets either the one or the other. Settings that need a restart stay
     * as they are.
     */
    public void obey(Settings next) {
        parts.policy().obey(next);
    }

    private Guard guard() {
        return parts.policy().generation().guard();
    }

    /** What to do with this request, now. */
    public Decision decide(Exchange exchange) {
        return guard().decide(exchange, clock.millis());
    }

    /** See {@link Guard#decideAgain}. */
    public Decision decideAgain(Exchange exchange, Proceed admitted) {
        return guard().decideAgain(exchange, admitted, clock.millis());
    }

    /** See {@link Guard#withoutSession}. */
    public Proceed withoutSession(Exchange exchange) {
        return guard().withoutSession(exchange, clock.millis());
    }

    /** What the application may ask of the session of a request that was let through; null if that request needs nobody. */
    public @Nullable CurfewSession session(Proceed admitted) {
        SessionRecord session = admitted.session();
        return session == null ? null : parts.leases().of(session);
    }

    /**
     * The application is done with a request that was let through.
     *
     * @param signedOut whether it signed the user out
     */
    public void completed(Exchange exchange, Proceed admitted, boolean signedOut) {
        guard().completed(exchange, admitted, signedOut, clock.millis());
    }

    /** See {@link Guard#messageReceived}. */
    public void messageReceived(Proceed admitted) {
        guard().messageReceived(admitted, clock.millis());
    }

    /** See {@link Guard#endedWhileWaiting}. */
    public Reply endedWhileWaiting(SessionEnd end) {
        return guard().endedWhileWaiting(end.reason());
    }

    /** The time that decisions are made at, epoch milliseconds. */
    long now() {
        return clock.millis();
    }

    /** See {@link Guard#containerSessionMade}. */
    public void containerSessionMade(ContainerSession made, Proceed admitted) {
        guard().containerSessionMade(made, admitted, clock.millis());
    }

    /** See {@link Guard#containerSessionRenamed}. */
    public void containerSessionRenamed(
            String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
        guard().containerSessionRenamed(owner, before, after);
    }

    /** See {@link Guard#containerSessionGone}. */
    public void containerSessionGone(String owner, ContainerSession.Detached gone, boolean byApplication) {
        guard().containerSessionGone(owner, gone, byApplication, clock.millis());
    }

    /** What JMX knows this by. */
    public ObjectName jmxName() {
        return parts.management().name();
    }

    /** Stops every thread and lets go of everything. */
    @Override
    public void close() {
        OwnClassLoader.during(parts::close);
    }
}
