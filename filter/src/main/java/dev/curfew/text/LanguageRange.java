package dev.curfew.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One part of {@code Accept-Language} (RFC 9110, 12.5.4).
 *
 * @param tag in lower case; {@code *} for any language
 * @param weight in thousandths; 0 means: not this one
 */
record LanguageRange(String tag, int weight) {

    private static final int LONGEST = 1000;
    private static final Pattern RANGE =
            Pattern.compile("(\\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)(?:\\s*;\\s*[qQ]=([01](?:\\.\\d{0,3})?))?");

    /** The best first, among equals in their order. What is not understood is left out. */
    static List<LanguageRange> in(@Nullable String header) {
        if (header == null || header.length() > LONGEST) {
            return List.of();
        }
        return Arrays.stream(header.split(",", -1))
                .flatMap(LanguageRange::parse)
                .sorted(Comparator.comparingInt(LanguageRange::weight).reversed())
                .toList();
    }

    boolean isAny() {
        return tag.equals("*");
    }

    private static Stream<LanguageRange> parse(String text) {
        Matcher range = RANGE.matcher(text.strip());
        return range.matches()
                ? Stream.of(new LanguageRange(range.group(1).toLowerCase(Locale.ROOT), thousandths(range.group(2))))
                : Stream.empty();
    }

    private static int thousandths(@Nullable String quality) {
        return quality == null ? 1000 : (int) Math.min(1000, Math.round(Double.parseDouble(quality) * 1000));
    }
}
