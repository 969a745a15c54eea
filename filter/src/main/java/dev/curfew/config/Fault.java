package dev.curfew.config;

/**
 * One fault of a configuration. Never contains a secret, nor what a reference stands for.
 *
 * @param code what is wrong
 * @param position where
 * @param setting the path of the setting, such as {@code timeouts.idle}
 * @param found what stands there
 * @param expected what should
 * @param remedy what to do
 * @since 0.1
 */
public record Fault(FaultCode code, Position position, String setting, String found, String expected, String remedy) {

    /** Makes every part fit on one line. */
    public Fault {
        setting = OneLine.of(setting, OneLine.VALUE);
        found = OneLine.of(found, OneLine.VALUE);
        remedy = OneLine.of(remedy, OneLine.REMEDY);
    }

    /** The house form: code, place, setting, value, rule, remedy and page, on one line. */
    @Override
    public String toString() {
        return code.word() + " " + position + ", " + setting + ": " + found + " (expected: " + expected + "), " + remedy
                + " - " + code.page();
    }
}
