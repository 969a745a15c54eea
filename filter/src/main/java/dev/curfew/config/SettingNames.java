package dev.curfew.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of {@code curfew.yaml}, by section. A section is known by its path, with {@code []} for each member of a list. */
final class SettingNames {

    /** The top of the file. */
    static final String TOP = "";

    private static final Map<String, Set<String>> WORDS = new LinkedHashMap<>();
    private static final Map<String, Set<String>> PLACES = new LinkedHashMap<>();

    static {
        for (Setting setting : Setting.values()) {
            learn(setting.path());
        }
    }

    private SettingNames() {}

    private static void learn(String path) {
        String section = sectionOf(path);
        String word = wordOf(path);
        WORDS.computeIfAbsent(section, key -> new LinkedHashSet<>()).add(word);
        PLACES.computeIfAbsent(word, key -> new LinkedHashSet<>()).add(path);
        if (!section.equals(TOP)) {
            learn(section.endsWith("[]") ? section.substring(0, section.length() - 2) : section);
        }
    }

    /** The words that a section takes. */
    static Collection<String> words(String section) {
        return WORDS.getOrDefault(section, Set.of());
    }

    /** Every path that ends with this word. */
    static List<String> places(String word) {
        return List.copyOf(PLACES.getOrDefault(word, Set.of()));
    }

    /** Every word of every section. */
    static Collection<String> all() {
        return PLACES.keySet();
    }

    /** Every path, of settings and of sections. */
    static boolean isPath(String path) {
        return PLACES.getOrDefault(wordOf(path), Set.of()).contains(path);
    }

    static String join(String section, String word) {
        return section.isEmpty() ? word : section + "." + word;
    }

    static String sectionOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static String wordOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
