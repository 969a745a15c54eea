package dev.curfew.http;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code Content-Type} says (RFC 9110, 8.3): the type in lower case, and its parameters. */
public record MediaType(String type, Map<String, String> parameters) {

    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*;\\s*([A-Za-z0-9_*-]+)=(?:\"([^\"\\\\]*)\"|([^\\s;\",]+))");

    /** Parameters behind a malformed one do not count. */
    public static MediaType parse(@Nullable String header) {
        String text = header == null ? "" : header;
        String type = essence(text);
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter =
                PARAMETER.matcher(text).region(type.isEmpty() ? 0 : Math.max(text.indexOf(';'), 0), text.length());
        while (parameter.find()) {
            String quoted = parameter.group(2);
            parameters.putIfAbsent(
                    parameter.group(1).toLowerCase(Locale.ROOT), quoted != null ? quoted : parameter.group(3));
        }
        return new MediaType(type, parameters);
    }

    /** The type alone, in lower case; empty if there is none. */
    public static String essence(@Nullable String header) {
        if (header == null) {
            return "";
        }
        int semicolon = header.indexOf(';');
        return (semicolon < 0 ? header : header.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** The charset of this name if this platform has it, else null. */
    public static @Nullable Charset charset(@Nullable String name) {
        try {
            return name != null && Charset.isSupported(name) ? Charset.forName(name) : null;
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }
}
