package dev.curfew.config;

import java.util.regex.Pattern;

/**
 * One thing that is wrong with a configuration. Never contains a secret, nor what a reference stands for.
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

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]+");
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/\\s]*@");
    private static final Pattern QUERY = Pattern.compile("(://[^\\s?]*\\?)\\S+");
    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST_REMEDY = 500;

    /** Makes every part fit on one line. */
    public Fault {
        setting = printable(setting, LONGEST_VALUE);
        found = printable(found, LONGEST_VALUE);
        remedy = printable(remedy, LONGEST_REMEDY);
    }

    private static String printable(String text, int longest) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        String masked =
                QUERY.matcher(CREDENTIALS.matcher(line).replaceAll("//***@")).replaceAll("$1***");
        return masked.length() <= longest ? masked : masked.substring(0, longest) + "…";
    }

    /** The house form: code, place, setting, value, rule, remedy and page, on one line. */
    @Override
    public String toString() {
        return code.word() + " " + position + ", " + setting + ": " + found + " (expected: " + expected + "), " + remedy
                + " - " + code.page();
    }
}
