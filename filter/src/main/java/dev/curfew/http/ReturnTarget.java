package dev.curfew.http;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The target after the sign-in: a path with query and fragment on Curfew's own origin.
 *
 * @param target starts with exactly one slash
 * @since 0.1
 */
public record ReturnTarget(String target) {

    /** In characters. With all else that a sign-in under way has to remember it fits into one cookie (RFC 6265, 6.1). */
    public static final int LONGEST = 2048;

    /** The target if it is safe, else null: {@code //evil}, {@code /\evil}, control characters, and what is too long for a cookie. */
    public static @Nullable ReturnTarget parse(@Nullable String text) {
        return text != null && isSafe(text) ? new ReturnTarget(text) : null;
    }

    /** The whole target if it is safe, else without its fragment, else without its query, else null. */
    public static @Nullable ReturnTarget nearest(@Nullable String text) {
        return text == null
                ? null
                : Stream.of(text, upTo(text, '#'), upTo(upTo(text, '#'), '?'))
                        .map(ReturnTarget::parse)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static String upTo(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }

    private static boolean isSafe(String text) {
        if (text.length() > LONGEST || !text.startsWith("/") || text.startsWith("//")) {
            return false;
        }
        return text.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\' && c != '"' && c != '<' && c != '>');
    }
}
