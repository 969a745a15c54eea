package dev.curfew.config;

import java.util.List;

/**
 * A key that its section does not take. Says what is wrong with it and what was probably meant; never shows the value, which may be a secret.
 *
 * @param path the section, with indexes
 * @param section the section, as the vocabulary knows it
 */
record StrayKey(Faults faults, String path, String section, String word, Position position) {

    void report() {
        List<String> places = Vocabulary.isPath(word) ? List.of(word) : Vocabulary.places(word);
        if (word.equals(YamlFeatures.MERGE)) {
            faults.excuse(path);
        } else if (Vocabulary.isLater(section, word)) {
            add(FaultCode.NOT_YET_SUPPORTED, "for a later version", words(), "remove it: this version would ignore it");
        } else if (!places.isEmpty()) {
            places.forEach(faults::excuse);
            add(FaultCode.MISPLACED_SETTING, "not here", String.join(" or ", places), "move it " + home(places.get(0)));
        } else {
            addUnknown();
        }
    }

    private static String home(String place) {
        String parent = Vocabulary.sectionOf(place);
        return parent.isEmpty() ? "to the left margin" : "below " + parent;
    }

    private void addUnknown() {
        String here = NearestWord.of(word, Vocabulary.words(section));
        List<String> meant = here == null ? elsewhere() : List.of(Vocabulary.join(path, here));
        meant.forEach(faults::excuse);
        add(
                FaultCode.UNKNOWN_SETTING,
                "unknown",
                words(),
                meant.isEmpty()
                        ? "remove it or correct its name"
                        : "did you mean " + String.join(" or ", here == null ? meant : List.of(here)) + "?");
    }

    private List<String> elsewhere() {
        String anywhere = NearestWord.of(word, Vocabulary.all());
        return anywhere == null ? List.of() : Vocabulary.places(anywhere);
    }

    private void add(FaultCode code, String found, String expected, String remedy) {
        faults.add(new Fault(code, position, Vocabulary.join(path, word), found, expected, remedy));
    }

    private String words() {
        return String.join(", ", Vocabulary.words(section));
    }
}
