package dev.curfew.config;

import dev.curfew.policy.Preset;

/**
 * A value that is looser than a preset asks, and why.
 *
 * @param setting the path of the setting, such as {@code rules[3].idle}
 * @param rule the name of the rule, or empty for {@code timeouts}
 * @param preset what is deviated from
 * @param value what is written
 * @param floor what the preset asks
 * @param reason why, in the words of whoever wrote the file
 * @since 0.1
 */
public record Deviation(String setting, String rule, Preset preset, String value, String floor, String reason) {

    /** On one line, for the log and for the report. */
    @Override
    public String toString() {
        return setting + (rule.isEmpty() ? "" : " (" + rule + ")") + " " + value + " instead of " + floor + " of "
                + preset.word() + ": " + reason;
    }
}
