package dev.curfew.pac4j;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Claims, read by dotted path: {@code realm_access.roles}. A claim whose own name has dots is found too.
 *
 * @param values what the provider says
 */
record Claims(Map<String, Object> values) {

    /** The text at this path, or null. */
    @Nullable
    String text(String path) {
        return at(path) instanceof String text && !text.isBlank() ? text : null;
    }

    /** Whether there is anything at this path. */
    boolean has(String path) {
        return at(path) != null;
    }

    /** The texts at these paths; a single one counts as a list of one, and what is no text is left out. */
    Set<String> texts(List<String> paths) {
        return paths.stream().flatMap(path -> textsAt(path)).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> textsAt(String path) {
        Object found = at(path);
        if (found instanceof Collection<?> many) {
            return many.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return found instanceof String one
                ? Arrays.stream(one.split("[ ,]+", -1)).filter(text -> !text.isEmpty())
                : Stream.empty();
    }

    private @Nullable Object at(String path) {
        Object whole = values.get(path);
        if (whole != null) {
            return whole;
        }
        int dot = path.indexOf('.');
        if (dot < 0 || !(values.get(path.substring(0, dot)) instanceof Map<?, ?> inner)) {
            return null;
        }
        Map<String, Object> named = inner.entrySet().stream()
                .filter(entry -> entry.getKey() instanceof String && entry.getValue() != null)
                .collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue));
        return new Claims(named).at(path.substring(dot + 1));
    }
}
