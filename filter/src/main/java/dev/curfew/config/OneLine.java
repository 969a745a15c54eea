package dev.curfew.config;

import java.util.regex.Pattern;

/** Makes text from a configuration fit on one line of a log, without the parts of a URL that may hold a secret. */
final class OneLine {

    /** The longest value that is shown. */
    static final int VALUE = 120;

    /** The longest advice that is shown. */
    static final int REMEDY = 500;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]+");
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/\\s]*@");
    private static final Pattern QUERY = Pattern.compile("(://[^\\s?]*\\?)\\S+");

    private OneLine() {}

    static String of(String text, int longest) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        String masked =
                QUERY.matcher(CREDENTIALS.matcher(line).replaceAll("//***@")).replaceAll("$1***");
        return masked.length() <= longest ? masked : masked.substring(0, longest) + "…";
    }
}
