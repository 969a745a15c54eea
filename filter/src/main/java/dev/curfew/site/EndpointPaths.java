package dev.curfew.site;

import java.util.Set;

/**
 * The paths of Curfew's endpoints, below where Curfew is mounted.
 *
 * @since 0.2
 */
public final class EndpointPaths {

    /** Sends the browser to the provider. */
    public static final String LOGIN = "login";
    /** Where the provider sends it back. */
    public static final String CALLBACK = "callback";
    /** Ends the session. */
    public static final String LOGOUT = "logout";
    /** How the session stands. */
    public static final String SESSION = "session";
    /** Counts as activity. */
    public static final String EXTEND = "session/extend";
    /** A page says that it is there, and when its user last acted. */
    public static final String REPORT = "session/report";
    /** A page says that its tab goes. */
    public static final String CLOSING = "session/closing";
    /** The user's sessions. */
    public static final String OTHERS = "session/others";
    /** A form that was kept. */
    public static final String FORM = "form";
    /** The script of pages. */
    public static final String SCRIPT = "curfew.js";
    /** Where a sign-in in a window of its own ends. */
    public static final String SIGNED_IN = "signed-in";
    /** The page that keeps the fragment of an address. */
    public static final String FRAGMENT = "fragment";
    /** Its script. */
    public static final String FRAGMENT_SCRIPT = "fragment.js";
    /** Whether sign-ins are possible. */
    public static final String HEALTH = "health";

    /** All of them. */
    public static final Set<String> NAMES = Set.of(
            LOGIN,
            CALLBACK,
            LOGOUT,
            SESSION,
            EXTEND,
            REPORT,
            CLOSING,
            OTHERS,
            FORM,
            SCRIPT,
            SIGNED_IN,
            FRAGMENT,
            FRAGMENT_SCRIPT,
            HEALTH);

    private EndpointPaths() {}
}
