package dev.curfew.servlet;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Removes {@code Curfew-} headers from requests and protects Curfew's own. Those that come from outside are dropped
 * before the application looks.
 *
 * @since 0.1
 */
public final class OwnHeaders {

    /** How their names begin, in any case. */
    public static final String PREFIX = "Curfew-";

    private OwnHeaders() {}

    /** The same fields, but for those that are ours. */
    public static Map<String, String> without(Map<String, String> fields) {
        return fields.keySet().stream().noneMatch(OwnHeaders::isOwn)
                ? fields
                : fields.entrySet().stream()
                        .filter(field -> !isOwn(field.getKey()))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether a header of this name is ours. */
    public static boolean isOwn(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }
}
