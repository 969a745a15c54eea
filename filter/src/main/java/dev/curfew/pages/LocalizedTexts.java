package dev.curfew.pages;

import dev.curfew.html.PageStyle;
import dev.curfew.session.EndReason;
import dev.curfew.text.TextFamily;
import dev.curfew.text.TextKey;
import dev.curfew.text.Texts;
import java.util.Map;

/**
 * The texts and page style of one language.
 *
 * @param texts what it says
 * @param style how its pages are to be read
 */
public record LocalizedTexts(Texts texts, PageStyle style) {

    private static final char ISOLATED = '\u2068';
    private static final char END_OF_ISOLATED = '\u2069';

    String text(TextKey key) {
        return texts.text(key.word());
    }

    /**
     * One text, with a value in the place of each word in braces. Where the language runs from right to left they are set apart from its direction
     * (Unicode Bidirectional Algorithm, 3.1.2).
     */
    String text(TextKey key, Map<String, String> values) {
        return filled(text(key), values);
    }

    private String filled(String text, Map<String, String> values) {
        String said = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            said = said.replace("{" + value.getKey() + "}", apart(value.getValue()));
        }
        return said;
    }

    /** A text about a number: {@code one} for 1, {@code other} for all else. */
    String counted(TextFamily family, long count) {
        return count == 1
                ? texts.text(family.key("one"))
                : filled(texts.text(family.key("other")), Map.of("count", String.valueOf(count)));
    }

    /** Why a session has ended. */
    public String reason(EndReason why) {
        return texts.text(TextFamily.REASON.key(why.word()));
    }

    private String apart(String value) {
        return style.rightToLeft() ? ISOLATED + value + END_OF_ISOLATED : value;
    }
}
