package dev.curfew.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one condition always matches when another one does. May miss some, for patterns are compared by
 * their texts; says so of none that does not.
 *
 * @since 0.2
 */
public final class Coverage {

    private static final String ANY_SEGMENTS = "/**";

    private Coverage() {}

    /** Whether {@code wide} fits every request that {@code narrow} fits. */
    public static boolean covers(Condition wide, Condition narrow) {
        return covers(wide.users(), narrow.users())
                && covers(wide.roles(), narrow.roles())
                && narrow.exceptRoles().containsAll(wide.exceptRoles())
                && covers(wide.methods(), narrow.methods())
                && covers(wide.hosts(), narrow.hosts())
                && covers(wide.contexts(), narrow.contexts())
                && coversPaths(wide.paths(), narrow.paths());
    }

    private static boolean covers(Set<String> wide, Set<String> narrow) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }

    private static boolean coversPaths(List<PathPattern> wide, List<PathPattern> narrow) {
        return wide.isEmpty()
                || (!narrow.isEmpty()
                        && narrow.stream().allMatch(path -> wide.stream().anyMatch(other -> covers(other, path))));
    }

    private static boolean covers(PathPattern wide, PathPattern narrow) {
        String directory = directoryOf(wide);
        return wide.equals(narrow) || (directory != null && (narrow + "/").startsWith(directory + "/"));
    }

    /** The directory that a pattern takes whole, or null if it is not one of this kind. */
    public static @Nullable String directoryOf(PathPattern pattern) {
        String text = pattern.toString();
        if (!text.endsWith(ANY_SEGMENTS)) {
            return null;
        }
        String directory = text.substring(0, text.length() - ANY_SEGMENTS.length());
        return directory.indexOf('*') < 0 && directory.indexOf('?') < 0 ? directory : null;
    }
}
