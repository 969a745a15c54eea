package dev.curfew.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Texts as they are written, one in a line: {@code key=text}. Lines that begin with {@code #} are for translators. There are no escapes and no
 * lines that go on: a file says what it shows.
 *
 * @since 0.1
 */
public final class TextsFile {

    private TextsFile() {}

    /**
     * One line.
     *
     * @param number from 1
     * @param key what stands before the first {@code =}, or the whole line if there is none
     * @param text what stands behind it, or null
     */
    public record Line(int number, String key, @Nullable String text) {}

    /** The lines of a file that are neither empty nor for translators, whatever is wrong with them. */
    public static List<Line> lines(String content) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : content.lines().toList()) {
            number++;
            String text = line.strip();
            int equals = text.indexOf('=');
            if (!text.isEmpty() && !text.startsWith("#")) {
                lines.add(
                        equals < 0
                                ? new Line(number, text, null)
                                : new Line(
                                        number,
                                        text.substring(0, equals).strip(),
                                        text.substring(equals + 1).strip()));
            }
        }
        return lines;
    }

    /**
     * The texts of a file, by their keys.
     *
     * @throws IllegalArgumentException if a line is not {@code key=text}, or a key comes twice
     */
    static SortedMap<String, String> read(String content) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Line line : lines(content)) {
            if (line.text() == null || texts.put(line.key(), line.text()) != null) {
                throw new IllegalArgumentException(
                        "texts: line " + line.number() + " (expected: key=text, each key once)");
            }
        }
        return texts;
    }
}
