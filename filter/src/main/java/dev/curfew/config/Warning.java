package dev.curfew.config;

import java.util.Comparator;

/**
 * A probable mistake in a valid configuration. Never contains a secret, nor what a reference stands for.
 *
 * @param code what is doubtful
 * @param position where
 * @param setting the path of the setting, such as {@code rules[3].idle}
 * @param found what stands there
 * @param expected what would be usual
 * @param remedy what to do
 * @since 0.1
 */
public record Warning(
        WarningCode code, Position position, String setting, String found, String expected, String remedy) {

    static final Comparator<Warning> IN_FILE = Comparator.comparing(Warning::position);

    /** Makes every part fit on one line. */
    public Warning {
        setting = OneLine.of(setting, OneLine.VALUE);
        found = OneLine.of(found, OneLine.VALUE);
        expected = OneLine.of(expected, OneLine.REMEDY);
        remedy = OneLine.of(remedy, OneLine.REMEDY);
    }

    /** The house form: code, place, setting, value, rule, remedy and page, on one line. */
    @Override
    public String toString() {
        return code.word() + " " + position + ", " + setting + ": " + found + " (expected: " + expected + "), " + remedy
                + " - " + code.page();
    }
}
