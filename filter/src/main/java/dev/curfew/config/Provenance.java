package dev.curfew.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which texts of a configuration came by reference, and how they are written there: what is shown is the reference, never what it stands for.
 * Its own text says nothing of either.
 *
 * @since 0.2
 */
public final class Provenance {

    private static final String ROLE = "role:";

    private final Map<String, String> byValue = new HashMap<>();
    private final Map<String, String> byPath = new HashMap<>();

    Provenance() {}

    void note(String path, String value, String written) {
        byValue.put(value, written);
        byPath.put(path, written);
    }

    /** A value as it may be shown: as it is written, if it came by reference. */
    public String shown(String value) {
        return byValue.getOrDefault(value, value);
    }

    /** A role's name as it may be shown, wherever the role was written. */
    public String shownRole(String role) {
        String written = byValue.getOrDefault(ROLE + role, shown(role));
        return written.startsWith(ROLE) ? written.substring(ROLE.length()) : written;
    }

    /** How the setting of a path such as {@code oidc.public-url} is written, or null if it did not come by reference. */
    public @Nullable String written(String path) {
        return byPath.get(path);
    }
}
