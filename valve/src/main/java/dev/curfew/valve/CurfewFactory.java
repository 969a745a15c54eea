package dev.curfew.valve;

import dev.curfew.Curfew;
import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationSource;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the Curfew of a valve.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CurfewFactory {

    /** From the file that the attribute names. */
    CurfewFactory FROM_FILE = (config, path) -> {
        if (config == null || config.isBlank()) {
            throw new LifecycleException(
                    "Curfew: attribute config: missing (expected: the path of curfew.yaml), add it to the <Valve>");
        }
        try {
            return Curfew.start(ConfigurationSource.file(Path.of(config)), path);
        } catch (ConfigurationException faults) {
            throw new LifecycleException("Curfew does not start: " + faults.getMessage(), faults);
        }
    };

    /**
     * Starts a Curfew.
     *
     * @param config the attribute, or null if there is none
     * @param path the context path of a context, empty for a host or an engine
     * @throws LifecycleException if it cannot start; nothing is let through then
     */
    Curfew open(@Nullable String config, String path) throws LifecycleException;
}
