package dev.curfew.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A key that is unknown or in the wrong section. Says what is wrong with it and what was probably meant; never shows
 * the value, which may be a secret.
 *
 * @param path the section, with indexes
 * @param section the section, as the vocabulary knows it
 * @param key as it is written
 */
record UnknownKey(Faults faults, String path, String section, String key, Position position) {

    private static final Pattern NO_WORD = Pattern.compile("(?s)(?<!^)[^\\w.-].*");
    private static final Pattern BITS = Pattern.compile("/\\d+");
    private static final int LONGEST = 64;

    /** The key as far as it looks like one: where the blank after the colon is missing, the rest is the value. */
    private String word() {
        String word = NO_WORD.matcher(key).replaceFirst("");
        return word.substring(0, Math.min(word.length(), LONGEST));
    }

    void report() {
        String word = word();
        List<String> places = SettingNames.isPath(word) ? List.of(word) : SettingNames.places(word);
        if (key.equals(YamlFeatures.MERGE)) {
            faults.excuse(path);
        } else if (!word.equals(key)) {
            faults.excuse(SettingNames.join(path, word));
            add(FaultCode.UNKNOWN_SETTING, "no key", words(), "write a key, a colon, a blank and the value");
        } else if (BITS.matcher(word).matches()) {
            add(FaultCode.UNKNOWN_SETTING, "no key", words(), "quote the value that it belongs to, such as '/24,/48'");
        } else if (!places.isEmpty()) {
            places.forEach(faults::excuse);
            add(FaultCode.MISPLACED_SETTING, "not here", String.join(" or ", places), "move it " + home(places.get(0)));
        } else {
            reportUnknown();
        }
    }

    private static String home(String place) {
        String parent = SettingNames.sectionOf(place);
        return parent.isEmpty() ? "to the left margin" : "below " + parent;
    }

    private void reportUnknown() {
        String here = SpellingSuggestion.of(word(), SettingNames.words(section));
        List<String> meant = here == null ? elsewhere() : List.of(SettingNames.join(path, here));
        meant.forEach(faults::excuse);
        String names = here == null ? String.join(" or ", meant) : here;
        String remedy = meant.isEmpty() ? "remove it or correct its name" : "did you mean " + names + "?";
        add(FaultCode.UNKNOWN_SETTING, "unknown", words(), remedy);
    }

    private List<String> elsewhere() {
        String anywhere = SpellingSuggestion.of(word(), SettingNames.all());
        return anywhere == null ? List.of() : SettingNames.places(anywhere);
    }

    private void add(FaultCode code, String found, String expected, String remedy) {
        faults.add(new Fault(code, position, SettingNames.join(path, word()), found, expected, remedy));
    }

    private String words() {
        return String.join(", ", SettingNames.words(section));
    }
}
