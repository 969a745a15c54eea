package dev.curfew.config;

import dev.curfew.text.Languages;
import dev.curfew.text.TextRule;
import dev.curfew.text.Texts;
import dev.curfew.text.TextsFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One language's texts, as an operator writes them: some of a language that there is, or all of another one. A page in two languages at once
 * would be read out wrongly (WCAG 3.1.2), so that nothing is filled up with English.
 */
final class LanguageFile {

    private final String tag;
    private final String file;
    private final Faults faults;

    LanguageFile(String tag, String file, Faults faults) {
        this.tag = tag;
        this.file = file;
        this.faults = faults;
    }

    /** These languages, with what the file says; what it should have said is filled up, so that other files have no faults for that. */
    Languages read(String content, Languages languages) {
        Texts english = languages.all().get(0);
        Faults own = new Faults(file);
        SortedMap<String, String> texts = new TreeMap<>();
        for (TextsFile.Line line : TextsFile.lines(content)) {
            Fault fault = check(line, english, texts);
            if (fault != null) {
                own.add(fault);
            } else if (line.text() != null) {
                texts.put(line.key(), line.text());
            }
        }
        Texts base = languages.lookup(tag);
        if (base == null && own.isEmpty()) {
            checkWhole(texts, english, own);
        }
        if (!own.isEmpty()) {
            own.moveTo(faults);
        }
        return languages.with(
                new Texts(tag, (base == null ? english : base).overlaidBy(texts).entries()));
    }

    private @Nullable Fault check(TextsFile.Line line, Texts english, SortedMap<String, String> before) {
        String original = english.entries().get(line.key());
        if (line.text() == null) {
            return fault(
                    FaultCode.PAGES_INVALID_TEXT,
                    line,
                    "no =",
                    "key=text on one line",
                    "write it so, or put # before it");
        }
        if (original == null) {
            String meant = SpellingSuggestion.of(line.key(), english.entries().keySet());
            String remedy = meant == null
                    ? "remove it; the keys are in docs/reference/pages.md"
                    : "did you mean " + meant + "?";
            return fault(FaultCode.PAGES_UNKNOWN_TEXT, line, line.text(), "a key of Curfew's texts", remedy);
        }
        if (before.containsKey(line.key())) {
            return fault(FaultCode.PAGES_INVALID_TEXT, line, "a second time", "each key once", "remove one of them");
        }
        String broken = TextRule.broken(line.text(), original);
        return broken == null
                ? null
                : fault(
                        FaultCode.PAGES_INVALID_TEXT,
                        line,
                        line.text(),
                        broken,
                        "correct it; in English it is: " + original);
    }

    private void checkWhole(SortedMap<String, String> texts, Texts english, Faults own) {
        List<String> missing = english.entries().keySet().stream()
                .filter(key -> !texts.containsKey(key))
                .toList();
        if (!missing.isEmpty()) {
            own.add(new Fault(
                    FaultCode.PAGES_MISSING_TEXT,
                    Position.whole(file),
                    tag,
                    "lacks " + String.join(", ", missing),
                    "every text, for a language that Curfew does not ship",
                    "add them; en.properties in the JAR has all of them"));
        }
    }

    private Fault fault(FaultCode code, TextsFile.Line line, String found, String expected, String remedy) {
        return new Fault(code, new Position(file, line.number(), 1), line.key(), found, expected, remedy);
    }
}
