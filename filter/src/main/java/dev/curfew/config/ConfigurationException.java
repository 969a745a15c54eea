package dev.curfew.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration with faults. Lists every fault, in the order of the file, and no secret; its message lists the first
 * thousand.
 *
 * @since 0.1
 */
public final class ConfigurationException extends Exception {

    private static final Comparator<Fault> BY_POSITION = Comparator.comparing(Fault::position);

    private static final int MOST_IN_MESSAGE = 1000;

    private final transient List<Fault> faults;

    ConfigurationException(List<Fault> faults) {
        this(faults.stream().sorted(BY_POSITION).toList(), faults.size());
    }

    private ConfigurationException(List<Fault> sorted, int count) {
        super(sorted.stream()
                .limit(MOST_IN_MESSAGE)
                .map(Fault::toString)
                .collect(Collectors.joining(
                        "\n",
                        (count == 1 ? "1 fault" : count + " faults") + ":\n",
                        count > MOST_IN_MESSAGE ? "\nand " + (count - MOST_IN_MESSAGE) + " more" : "")));
        this.faults = sorted;
    }

    /** Every fault, in the order of the file; at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
