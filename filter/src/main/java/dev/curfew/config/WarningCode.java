package dev.curfew.config;

import dev.curfew.text.KebabCase;

/**
 * The codes of warnings. The code is the name of the page that explains it.
 *
 * @since 0.1
 */
public enum WarningCode {
    /** A rule that no request fits. */
    NEVER_MATCHES,
    /** A value that is looser than what holds anyway. */
    NEVER_WINS,
    /** A rule that lets preflights through where another one says who may enter. */
    OPEN_PREFLIGHT,
    /** A rule that protects a path by some methods, and not by the others. */
    OTHER_METHODS,
    /** Two rules that no sign-in satisfies both. */
    NO_COMMON_ACR,
    /** A warning shorter than the exactness with which activity is recorded. */
    FINER_THAN_ACTIVITY,
    /** No absolute timeout. */
    NO_ABSOLUTE,
    /** Nobody is warned before the end. */
    NO_WARNING,
    /** A setting that the door of a whole host does not take from a rule about a context. */
    NOT_AT_HOST;

    /** The code as people see it, such as {@code config-warning-never-wins}. */
    public String word() {
        return "config-warning-" + KebabCase.of(this);
    }

    /** The page that explains it. */
    public String page() {
        return "docs/faults/" + word() + ".md";
    }
}
