package dev.curfew.http;

import org.jspecify.annotations.Nullable;

/**
 * Where to go after signing in: a path and query on our own origin, and nothing a browser could read as another place.
 *
 * @param target starts with exactly one slash
 * @since 0.1
 */
public record ReturnTarget(String target) {

    private static final int LONGEST = 1500;

    /** The target if it is safe, else null: {@code //evil}, {@code /\evil}, control characters, and what is too long for a cookie. */
    public static @Nullable ReturnTarget parse(@Nullable String text) {
        return text != null && isSafe(text) ? new ReturnTarget(text) : null;
    }

    private static boolean isSafe(String text) {
        if (text.length() > LONGEST || !text.startsWith("/") || text.startsWith("//")) {
            return false;
        }
        return text.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\' && c != '"' && c != '<' && c != '>');
    }
}
