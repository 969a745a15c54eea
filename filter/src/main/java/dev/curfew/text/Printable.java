package dev.curfew.text;

/**
 * Detects characters that would break a line or mislead a reader: control characters, line and paragraph separators of
 * Unicode, format characters such as those that change the direction of writing, and halves of characters.
 *
 * @since 0.1
 */
public final class Printable {

    private Printable() {}

    /** Whether this code point may stand in a line of a log. */
    public static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    /** Whether all of the text may. */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(Printable::isPrintable);
    }

    /** The text with an underscore for every code point that may not. */
    public static String of(String text) {
        if (isPrintable(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(isPrintable(c) ? c : '_'));
        return line.toString();
    }
}
