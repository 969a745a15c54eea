package dev.curfew.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where Curfew's endpoints are, below where Curfew is mounted, and the methods that each takes. */
public enum EndpointPath {
    /** Sends the browser to the provider. */
    LOGIN("login", "GET", "HEAD"),
    /** Where the provider sends it back. */
    CALLBACK("callback", "GET", "HEAD"),
    /** Ends the session. */
    LOGOUT("logout", "GET", "HEAD", "POST"),
    /** How the session stands. */
    SESSION("session", "GET", "HEAD"),
    /** Counts as activity. */
    EXTEND("session/extend", "POST"),
    /** A page says that it is there, and when its user last acted. */
    REPORT("session/report", "POST"),
    /** A page says that its tab goes. */
    CLOSING("session/closing", "POST"),
    /** The user's sessions. */
    OTHERS("session/others", "GET", "HEAD", "POST", "DELETE"),
    /** A form that was kept. */
    FORM("form", "GET", "HEAD", "POST"),
    /** The script of pages. */
    SCRIPT("curfew.js", "GET", "HEAD"),
    /** The page that keeps the fragment of an address. */
    FRAGMENT("fragment", "GET", "HEAD"),
    /** Its script. */
    FRAGMENT_SCRIPT("fragment.js", "GET", "HEAD"),
    /** Where a sign-in in a window of its own ends. */
    SIGNED_IN("signed-in", "GET", "HEAD"),
    /** Whether sign-ins are possible. */
    HEALTH("health", "GET", "HEAD");

    private static final Map<String, EndpointPath> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EndpointPath::path, Function.identity()));

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of strings
    private final List<String> methods;

    EndpointPath(String path, String... methods) {
        this.path = path;
        this.methods = List.of(methods);
    }

    /** The endpoint of this path, or null if there is none. */
    public static @Nullable EndpointPath of(String path) {
        return BY_NAME.get(path);
    }

    /** The path, without a slash before it. */
    public String path() {
        return path;
    }

    /** The methods that it takes; another one is answered with these. */
    public List<String> methods() {
        return methods;
    }
}
