package dev.curfew;

import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationSource;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.Settings;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PolicyChange;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Follows the source of the settings, and puts in force what it says. Thread-safe. */
final class PolicyReloader implements ConfigurationWatcher.Listener {

    private static final Logger LOG = System.getLogger(Curfew.class.getName());
    private static final long LOOK_MILLIS = 500;

    private final PolicyInForce policy;
    private final SystemEvents events;
    private final ScheduledExecutorService thread;
    private final String mount;
    private final LongSupplier time;
    private volatile @Nullable ConfigurationWatcher watcher;
    private volatile @Nullable String toldOfFault;

    /**
     * Follows nothing yet.
     *
     * @param mount the context path of a context, empty for a host
     * @param time epoch milliseconds
     */
    PolicyReloader(
            PolicyInForce policy,
            SystemEvents events,
            ScheduledExecutorService thread,
            String mount,
            LongSupplier time) {
        this.policy = policy;
        this.events = events;
        this.thread = thread;
        this.mount = mount;
        this.time = time;
    }

    /** Logs what is doubtful in these settings. */
    static void warn(LoadedConfiguration loaded, String mount) {
        loaded.warningsAt(mount).forEach(warning -> LOG.log(Level.WARNING, warning.toString()));
    }

    /** Follows the source from now on. Call this once. */
    void follow(ConfigurationSource source) {
        ConfigurationWatcher following = new ConfigurationWatcher(source, policy.settings(), this);
        watcher = following;
        var unused =
                thread.scheduleWithFixedDelay(() -> look(following), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** An executor drops a task that throws. A fault that repeats is reported once. */
    private void look(ConfigurationWatcher following) {
        try {
            following.look(time.getAsLong());
            toldOfFault = null;
        } catch (RuntimeException | Error fault) {
            String what = fault.toString();
            if (!what.equals(toldOfFault)) {
                events.report(Kind.POLICY_REFUSED, what);
            }
            toldOfFault = what;
        }
    }

    /** Reads the source now, and says what came of it. */
    String reload() {
        ConfigurationWatcher following = watcher;
        return following == null ? "nothing to reload: this Curfew was not started from a file" : following.reload();
    }

    @Override
    public String changed(LoadedConfiguration loaded, PolicyChange change) {
        Settings next = loaded.settings();
        warn(loaded, mount);
        List<String> later = policy.settings().restartNeededFor(next);
        policy.obey(next);
        String what = next.inForce()
                + change.inWords()
                + (later.isEmpty() ? "" : "; needs a restart: " + String.join(", ", later));
        events.report(Kind.POLICY_CHANGED, what);
        return "in force: " + what;
    }

    @Override
    public void waits(PolicyChange change) {
        events.report(
                Kind.POLICY_WAITING,
                "less would be protected, because of the rules " + PolicyChange.listed(change.weaker())
                        + ": in force in " + Limits.inWords(ConfigurationWatcher.PAUSE)
                        + ", if the file is the same then");
    }

    @Override
    public String refused(ConfigurationException faults) {
        events.report(Kind.POLICY_REFUSED, faults.getMessage());
        return "refused, the previous policy stays in force: " + faults.getMessage();
    }
}
