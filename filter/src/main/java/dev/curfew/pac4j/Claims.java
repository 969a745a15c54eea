package dev.curfew.pac4j;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Claims about one user, read by dotted path: {@code realm_access.roles}. Names that have dots themselves are found too, at every depth.
 *
 * @param sources where they are looked for, in this order: a later one says only what those before it do not
 */
record Claims(List<Map<String, Object>> sources) {

    Claims {
        sources = List.copyOf(sources);
    }

    /** Claims from one source only. */
    static Claims of(Map<String, Object> only) {
        return new Claims(List.of(only));
    }

    /** The text at this path, or null. */
    @Nullable
    String text(String path) {
        return at(path) instanceof String text ? text : null;
    }

    /** Whether anything is said at this path. */
    boolean has(String path) {
        return at(path) != null;
    }

    /** What the first source says that says anything at this path; null if none does. */
    @Nullable
    Object at(String path) {
        for (Map<String, Object> source : sources) {
            Object found = at(source, path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Of the prefixes that are keys the longest one counts that leads to something. */
    private static @Nullable Object at(Map<?, ?> values, String path) {
        Object whole = values.get(path);
        if (whole != null) {
            return isEmpty(whole) ? null : whole;
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            Object found = values.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                    ? at(inner, path.substring(dot + 1))
                    : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof String text
                ? text.isBlank()
                : value instanceof Collection<?> many
                        ? many.isEmpty()
                        : value instanceof Map<?, ?> members && members.isEmpty();
    }
}
