package dev.curfew;

import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationSource;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.Settings;
import dev.curfew.policy.PolicyChange;
import org.jspecify.annotations.Nullable;

/**
 * Follows the source of the settings: run it a few times a second. A change is read once it has rested from one run to the next, so that no
 * half-written file is read; one that has faults is refused, and the settings before stay. A change that protects less may be a file that is
 * half written and rests: it waits for a second reading that says the same.
 */
final class ConfigurationWatcher {

    /** How long a change that protects less waits for its second reading, milliseconds. */
    static final long PAUSE = 5000;

    /** What is told of each change. Each text says everything about it. */
    interface Listener {

        /** These settings are to be obeyed. Where this throws, they count as not read. */
        String changed(LoadedConfiguration next, PolicyChange change);

        /** These settings protect less, and wait. */
        void waits(PolicyChange change);

        /** These faults were found. */
        String refused(ConfigurationException faults);
    }

    private static final String UNCHANGED = "unchanged";

    private final ConfigurationSource source;
    private final Listener listener;
    private Settings last;
    private @Nullable Object read;
    private @Nullable Object seen;
    private @Nullable Waiting waiting;

    /**
     * Settings that have to be read once more.
     *
     * @param until when, epoch milliseconds
     */
    private record Waiting(Settings settings, long until) {}

    ConfigurationWatcher(ConfigurationSource source, Settings started, Listener listener) {
        this.source = source;
        this.last = started;
        this.listener = listener;
    }

    /** Looks, at {@code now} (epoch milliseconds), and reloads what has changed and come to rest. */
    synchronized void look(long now) {
        Object print = source.fingerprint();
        if (print.equals(read)) {
            return;
        }
        if (!print.equals(seen)) {
            seen = print;
            waiting = null;
        } else if (waiting == null || now >= waiting.until) {
            reread(now);
        }
    }

    private void reread(long now) {
        Object print = source.fingerprint();
        try {
            LoadedConfiguration next = source.read();
            PolicyChange change =
                    PolicyChange.between(last.policy(), next.settings().policy());
            if (!change.protectsLess() || isSecond(next.settings())) {
                var unused = take(print, next, change);
            } else {
                waiting = new Waiting(next.settings(), now + PAUSE);
                listener.waits(change);
            }
        } catch (ConfigurationException faults) {
            var unused = refuse(print, faults);
        }
    }

    private boolean isSecond(Settings next) {
        return waiting != null && waiting.settings.equals(next);
    }

    /** Reads the source, whatever its fingerprint says, and tells what came of it: at once, for somebody asks for it. */
    synchronized String reload() {
        Object print = source.fingerprint();
        try {
            LoadedConfiguration next = source.read();
            return take(
                    print,
                    next,
                    PolicyChange.between(last.policy(), next.settings().policy()));
        } catch (ConfigurationException faults) {
            return refuse(print, faults);
        }
    }

    /** Remembers what was taken only when it is in force. */
    private String take(Object print, LoadedConfiguration next, PolicyChange change) {
        String answer = next.settings().equals(last) ? UNCHANGED : listener.changed(next, change);
        last = next.settings();
        done(print);
        return answer;
    }

    private String refuse(Object print, ConfigurationException faults) {
        done(print);
        return listener.refused(faults);
    }

    private void done(Object print) {
        read = print;
        waiting = null;
    }
}
