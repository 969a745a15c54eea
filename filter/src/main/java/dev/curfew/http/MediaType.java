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
        int semicolon = text.indexOf(';');
        String type = (semicolon < 0 ? text : text.substring(0, semicolon)).trim();
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(text).region(type.isEmpty() ? 0 : Math.max(semicolon, 0), text.length());
        while (parameter.find()) {
            String quoted = parameter.group(2);
            parameters.putIfAbsent(
                    parameter.group(1).toLowerCase(Locale.ROOT), quoted != null ? quoted : parameter.group(3));
        }
        return new MediaType(type.toLowerCase(Locale.ROOT), parameters);
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
