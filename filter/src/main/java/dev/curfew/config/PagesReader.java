package dev.curfew.config;

import dev.curfew.html.Stylesheet;
import dev.curfew.text.Languages;
import java.io.IOException;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the files that change Curfew's own pages, strictly: nothing in the folder is left out without a word but what editors leave there. */
final class PagesReader {

    private static final String STYLE = "style.css";
    private static final String TEXTS = ".properties";
    private static final int LARGEST = 64 * 1024;
    private static final String READABLE = "a readable file in UTF-8 of at most 64 KiB";

    private final PageFiles files;
    private final Faults faults;
    private Languages languages = Languages.shipped();
    private Stylesheet style = Stylesheet.OURS;

    PagesReader(PageFiles files, Faults faults) {
        this.files = files;
        this.faults = faults;
    }

    /** What the files come to, faults left out. {@code pt} is read before {@code pt-BR}, which builds on it. */
    PageSettings read() {
        names().stream()
                .filter(name -> !name.startsWith(".") && !name.endsWith("~"))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .forEach(this::read);
        return new PageSettings(languages, style);
    }

    private List<String> names() {
        try {
            return files.names();
        } catch (IOException unreadable) {
            file(
                    "",
                    FaultCode.FILE_UNREADABLE,
                    "not readable",
                    "a folder of texts and a style",
                    "let the server's user read it");
            return List.of();
        }
    }

    private void read(String name) {
        String tag = name.endsWith(TEXTS) ? name.substring(0, name.length() - TEXTS.length()) : null;
        if (name.equals(STYLE)) {
            String css = text(name);
            style = css == null ? style : new StyleFile(files.place(name), faults).read(css, style);
        } else if (tag != null && isLanguage(tag)) {
            String content = text(name);
            languages = content == null
                    ? languages
                    : new LanguageFile(canonical(tag), files.place(name), faults).read(content, languages);
        } else {
            file(
                    name,
                    FaultCode.PAGES_UNKNOWN_FILE,
                    name,
                    "style.css, or the texts of a language, such as de.properties",
                    remedy(name));
        }
    }

    private static String remedy(String name) {
        String tag = name.endsWith(TEXTS)
                ? name.substring(0, name.length() - TEXTS.length()).replace('_', '-')
                : "";
        if (isLanguage(tag)) {
            return "did you mean " + tag + TEXTS + "?";
        }
        String meant = SpellingSuggestion.of(name, List.of(STYLE));
        return meant == null ? "rename it, or put it elsewhere" : "did you mean " + meant + "?";
    }

    private static boolean isLanguage(String tag) {
        try {
            return !tag.isEmpty()
                    && !new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .getLanguage()
                            .isEmpty();
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }

    private static String canonical(String tag) {
        return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
    }

    private @Nullable String text(String name) {
        try {
            byte[] content = files.read(name, LARGEST + 1);
            Utf8 decoded = Utf8.of(content);
            if (content.length > LARGEST) {
                file(name, FaultCode.FILE_TOO_LARGE, "more than 64 KiB", READABLE, "check that it is the right file");
            } else if (!decoded.whole()) {
                Position end = decoded.end(files.place(name));
                add(FaultCode.FILE_ENCODING, end, "not UTF-8 from here on", READABLE, "save the file as UTF-8");
            } else {
                return decoded.text();
            }
        } catch (IOException unreadable) {
            file(name, FaultCode.FILE_UNREADABLE, "not readable", READABLE, "let the server's user read it");
        }
        return null;
    }

    private void file(String name, FaultCode code, String found, String expected, String remedy) {
        add(code, Position.whole(files.place(name)), found, expected, remedy);
    }

    private void add(FaultCode code, Position position, String found, String expected, String remedy) {
        faults.add(new Fault(code, position, "file", found, expected, remedy));
    }
}
