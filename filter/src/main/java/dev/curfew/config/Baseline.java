package dev.curfew.config;

import dev.curfew.policy.Preset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the policy is measured by.
 *
 * @param preset the preset of {@code timeouts}, or null if there is none; rules may have others
 * @param deviations what is looser than a preset, of {@code timeouts} or of a rule, and why; in the order of the file
 * @since 0.1
 */
public record Baseline(@Nullable Preset preset, List<Deviation> deviations) {

    /** No preset. */
    public static final Baseline NONE = new Baseline(null, List.of());

    public Baseline {
        deviations = List.copyOf(deviations);
    }

    /** What the log says about it at start; empty if there is nothing to say. */
    String inWords() {
        String named = preset == null ? "" : ", preset " + preset.word();
        return deviations.stream()
                .map(Deviation::toString)
                .collect(Collectors.joining("; ", deviations.isEmpty() ? named : named + ", deviations: ", ""));
    }
}
