package dev.curfew.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The languages that Curfew speaks. The first one is what those get who ask for none of them. Immutable.
 *
 * @since 0.1
 */
public final class Languages {

    /** The languages that come with Curfew. */
    public static final List<String> SHIPPED = List.of("en", "de", "fr", "es");

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
    public static Languages of(List<Texts> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("languages: none (expected: at least one)");
        }
        return new Languages(all);
    }

    /** The languages that come with Curfew. */
    public static Languages shipped() {
        return of(SHIPPED.stream().map(Languages::shipped).toList());
    }

    /** The texts that the reader of a request likes best (RFC 9110, 12.5.4), or the first ones. */
    public Texts preferredBy(@Nullable String acceptLanguage) {
        List<LanguageRange> ranges = LanguageRange.in(acceptLanguage);
        Set<Texts> refused = ranges.stream()
                .filter(range -> range.weight() == 0 && !range.isAny())
                .map(range -> byTag.get(range.tag()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return ranges.stream()
                .filter(range -> range.weight() > 0)
                .flatMap(range -> range.isAny() ? all.stream() : Stream.ofNullable(lookup(range.tag())))
                .filter(texts -> !refused.contains(texts))
                .findFirst()
                .orElse(all.get(0));
    }

    /** The closest there is, for {@code de-CH} the texts of {@code de} (RFC 4647, 3.4). */
    private @Nullable Texts lookup(String range) {
        String tag = range;
        Texts found = byTag.get(tag);
        while (found == null && tag.contains("-")) {
            tag = tag.substring(0, tag.lastIndexOf('-'));
            found = byTag.get(tag);
        }
        return found;
    }

    private static Texts shipped(String language) {
        try (InputStream stream = Languages.class.getResourceAsStream(language + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("the texts of " + language + " are not in the JAR");
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            return new Texts(language, new TreeMap<>(TextsFile.read(reader)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
