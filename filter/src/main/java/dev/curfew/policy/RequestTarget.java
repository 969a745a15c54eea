package dev.curfew.policy;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of a request that rules can match.
 *
 * @param host the host's name in lower case, without port and final dot
 * @param context the context path; empty for the root context
 * @param method the HTTP method, as sent
 * @param path the normalised path, with the context path
 * @param welcome the path of the welcome file that answers where {@code path} is a directory's, or null; rules about either hold
 * @since 0.1
 */
public record RequestTarget(String host, String context, String method, String path, @Nullable String welcome) {

    /** No directory with a welcome file. */
    public RequestTarget(String host, String context, String method, String path) {
        this(host, context, method, path, null);
    }

    /** The request for the welcome file itself, or null if there is none. */
    @Nullable
    public RequestTarget forWelcomeFile() {
        return welcome == null ? null : new RequestTarget(host, context, method, welcome);
    }
}
