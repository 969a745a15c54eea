package dev.curfew.html;

/**
 * The language, direction and style of a page.
 *
 * @param language a language tag (BCP 47), such as {@code de}
 * @param rightToLeft whether that language is written so
 * @param style how it looks
 * @since 0.1
 */
public record PageStyle(String language, boolean rightToLeft, Stylesheet style) {

    /** English, as Curfew comes. */
    public static final PageStyle PLAIN = new PageStyle("en", false, Stylesheet.OURS);
}
