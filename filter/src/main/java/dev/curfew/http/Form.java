package dev.curfew.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields and their values, in order: a query string, or a body of {@code application/x-www-form-urlencoded}, in UTF-8.
 *
 * @param fields every value of every field
 * @since 0.1
 */
public record Form(Map<String, List<String>> fields) {

    /** What cannot be decoded is left out: nobody can have meant it. */
    public static Form parse(@Nullable String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&", -1)) {
                add(fields, pair);
            }
        }
        return new Form(fields);
    }

    private static void add(Map<String, List<String>> fields, String pair) {
        if (pair.isEmpty()) {
            return;
        }
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
        if (name != null && value != null) {
            fields.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(value);
        }
    }

    private static @Nullable String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** The only value of the field, or null if it has none or several. */
    public @Nullable String single(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : null;
    }
}
