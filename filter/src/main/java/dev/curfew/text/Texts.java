package dev.curfew.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All texts of Curfew for users, in one language. A placeholder is a word in braces, such as <code>{time}</code>.
 * Immutable.
 *
 * @param language a language tag (BCP 47), such as {@code de}
 * @param entries by their keys, such as {@code script.stay}; in the order of the keys
 * @since 0.1
 */
public record Texts(String language, SortedMap<String, String> entries) {

    public Texts {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * One text.
     *
     * @throws IllegalArgumentException if there is none of this key
     */
    public String text(String key) {
        String text = entries.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        return text;
    }

    /** Whether this language is written from right to left: most of its letters are. */
    public boolean isRightToLeft() {
        long balance = entries.values().stream()
                .flatMapToInt(String::codePoints)
                .mapToLong(letter -> switch (Character.getDirectionality(letter)) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> -1;
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> 1;
                    default -> 0;
                })
                .sum();
        return balance > 0;
    }

    /** The texts whose keys begin so, by the rest of their keys. */
    public Map<String, String> below(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        entries.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .forEach(entry -> found.put(entry.getKey().substring(prefix.length()), entry.getValue()));
        return found;
    }

    /** These texts, but those of others where they have any: a translation that lacks some, or an operator's own words. */
    public Texts overlaidBy(Map<String, String> others) {
        SortedMap<String, String> all = new TreeMap<>(entries);
        all.putAll(others);
        return new Texts(language, all);
    }
}
