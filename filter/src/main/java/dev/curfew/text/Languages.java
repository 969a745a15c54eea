package dev.curfew.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The available languages. The first one is the default. Immutable.
 *
 * @since 0.1
 */
public final class Languages {

    /** The languages that come with Curfew. */
    public static final List<String> SHIPPED = List.of("en", "de", "fr", "es");

    private static final int LONGEST = 1000;

    private final Map<String, Texts> byTag;
    private final List<Texts> all;

    private Languages(List<Texts> all) {
        Map<String, Texts> tags = new LinkedHashMap<>();
        all.forEach(texts -> tags.put(texts.language().toLowerCase(Locale.ROOT), texts));
        this.byTag = Map.copyOf(tags);
        this.all = List.copyOf(all);
    }

    /**
     * These languages.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Languages of(List<Texts> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("languages: none (expected: at least one)");
        }
        return new Languages(all);
    }

    /** The languages that come with Curfew. */
    public static Languages shipped() {
        return of(SHIPPED.stream().map(Languages::shipped).toList());
    }

    /**
     * The texts that the reader of a request likes best (RFC 9110, 12.5.4; RFC 4647, 3.4). A header that is malformed, longer than 1,000
     * characters, or satisfied by none of them means the first ones.
     */
    public Texts preferredBy(@Nullable String acceptLanguage) {
        Texts preferred = acceptLanguage == null || acceptLanguage.length() > LONGEST ? null : best(acceptLanguage);
        return preferred == null ? all.get(0) : preferred;
    }

    private @Nullable Texts best(String acceptLanguage) {
        try {
            return best(Locale.LanguageRange.parse(acceptLanguage));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private @Nullable Texts best(List<Locale.LanguageRange> ranges) {
        String tag = Locale.lookupTag(ranges, byTag.keySet());
        return tag == null ? null : byTag.get(tag.toLowerCase(Locale.ROOT));
    }

    /** These languages, with one more, or with another in the place of the one of the same tag. */
    public Languages with(Texts texts) {
        Map<String, Texts> tags = new LinkedHashMap<>();
        all.forEach(one -> tags.put(one.language().toLowerCase(Locale.ROOT), one));
        tags.put(texts.language().toLowerCase(Locale.ROOT), texts);
        return of(List.copyOf(tags.values()));
    }

    /** All of them; the first one is what those get who ask for none. */
    public List<Texts> all() {
        return all;
    }

    /** The closest there is, for {@code de-CH} the texts of {@code de} (RFC 4647, 3.4); null if there is none. */
    public @Nullable Texts lookup(String tag) {
        return best(tag);
    }

    private static Texts shipped(String language) {
        try (InputStream stream = Languages.class.getResourceAsStream(language + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("the texts of " + language + " are not in the JAR");
            }
            return new Texts(language, TextsFile.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Languages languages && languages.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return "Languages" + all.stream().map(Texts::language).toList();
    }
}
