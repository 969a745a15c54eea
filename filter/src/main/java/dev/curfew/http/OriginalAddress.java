package dev.curfew.http;

import org.jspecify.annotations.Nullable;

/**
 * The address that a browser requested, before any rewriting.
 *
 * @param uri the path, undecoded; starts with a slash
 * @param query the query string, or null if there is none
 * @since 0.1
 */
public record OriginalAddress(String uri, @Nullable String query) {

    /** Path and query: what leads back here. */
    public String target() {
        return query == null ? uri : uri + "?" + query;
    }

    /** The path, decoded, normalised and without parameters, as a container reads it. */
    public String path() {
        return RequestPath.normalised(uri);
    }
}
