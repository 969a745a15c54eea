package dev.curfew.text;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a text can replace another one.
 *
 * @since 0.1
 */
public final class TextRule {

    /** The most characters of a text. */
    public static final int LONGEST = 1000;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final Pattern MARKUP = Pattern.compile("[<>]|&#?\\w+;");
    private static final Pattern ESCAPE = Pattern.compile("\\\\|\\p{Cc}");

    private TextRule() {}

    /** The words in braces, with their braces. */
    static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What is expected of a text that it does not keep, or null if nothing is wrong.
     *
     * @param original the English text of the same key
     */
    public static @Nullable String broken(String text, String original) {
        Set<String> expected = placeholders(original);
        if (text.isBlank() || text.length() > LONGEST) {
            return "1 to " + LONGEST + " characters";
        }
        if (MARKUP.matcher(text).find()) {
            return "plain text without markup";
        }
        if (ESCAPE.matcher(text).find()) {
            return "characters as they are, without escapes";
        }
        return placeholders(text).equals(expected)
                ? null
                : expected.isEmpty()
                        ? "no words in braces"
                        : String.join(" and ", expected) + ", and no other words in braces";
    }
}
