package dev.curfew;

import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationSource;
import dev.curfew.config.Reading;
import dev.curfew.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Follows the source of the settings: run it a few times a second. A change is read once it has rested from one run to the next, so that no
 * half-written file is read; one that has faults is refused, and the settings before stay.
 */
final class PolicyWatch {

    /** What is told of each change. Each text says everything about it. */
    interface Listener {

        /** These settings are to be obeyed. */
        String changed(Reading next);

        /** These faults were found. */
        String refused(ConfigurationException faults);
    }

    private static final String UNCHANGED = "unchanged";

    private final ConfigurationSource source;
    private final Listener listener;
    private Settings last;
    private @Nullable Object read;
    private @Nullable Object seen;

    PolicyWatch(ConfigurationSource source, Settings started, Listener listener) {
        this.source = source;
        this.last = started;
        this.listener = listener;
    }

    /** Looks, and reloads what has changed and come to rest. */
    synchronized void look() {
        Object now = source.fingerprint();
        if (now.equals(read)) {
            return;
        }
        if (now.equals(seen)) {
            var unused = reload();
        }
        seen = now;
    }

    /** Reads the source, whatever its fingerprint says, and tells what came of it. */
    synchronized String reload() {
        read = source.fingerprint();
        try {
            Reading next = source.read();
            if (next.settings().equals(last)) {
                return UNCHANGED;
            }
            last = next.settings();
            return listener.changed(next);
        } catch (ConfigurationException faults) {
            return listener.refused(faults);
        }
    }
}
