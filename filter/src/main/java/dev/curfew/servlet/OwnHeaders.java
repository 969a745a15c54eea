package dev.curfew.servlet;

/**
 * The headers that only Curfew may speak with. Those that come from outside are dropped before the application looks.
 *
 * @since 0.1
 */
public final class OwnHeaders {

    /** How their names begin, in any case. */
    public static final String PREFIX = "Curfew-";

    private OwnHeaders() {}

    /** Whether a header of this name is ours. */
    public static boolean isOwn(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }
}
