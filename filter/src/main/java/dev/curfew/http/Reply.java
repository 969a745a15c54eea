package dev.curfew.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A complete response of Curfew. The door writes it and adds nothing. Every reply says {@code Cache-Control:
 * no-store}, but what {@link #revalidated} makes.
 *
 * @param status the HTTP status
 * @param headers in order; a name may come twice
 * @param body in UTF-8; empty for none
 * @since 0.1
 */
public record Reply(int status, List<Map.Entry<String, String>> headers, String body) {

    private static final Map.Entry<String, String> REVALIDATE =
            Map.entry(ResponseHeader.CACHE_CONTROL.word(), "private, no-cache");

    public Reply {
        headers = List.copyOf(headers);
    }

    /** An answer without a body. */
    public static Reply empty(int status) {
        return new Reply(status, List.of(Map.entry(ResponseHeader.CACHE_CONTROL.word(), "no-store")), "");
    }

    /** See other: the browser follows with a GET whatever it sent (RFC 9110, 15.4.4), so that no body travels on. */
    public static Reply seeOther(String location) {
        return empty(303).with(ResponseHeader.LOCATION, location);
    }

    /** A body of the given type, in UTF-8. */
    public static Reply of(int status, String contentType, String text) {
        Reply reply = empty(status)
                .with(ResponseHeader.CONTENT_TYPE, contentType)
                .with(ResponseHeader.X_CONTENT_TYPE_OPTIONS, "nosniff");
        return new Reply(status, reply.headers, text);
    }

    /** A JSON document. */
    public static Reply json(int status, JsonObject json) {
        return of(status, "application/json", json.toString());
    }

    /** A body that a browser may keep if it asks each time whether it is still the same. */
    public static Reply revalidated(String contentType, String text, String tag) {
        return new Reply(200, List.of(REVALIDATE), text)
                .with(ResponseHeader.ETAG, tag)
                .with(ResponseHeader.CONTENT_TYPE, contentType)
                .with(ResponseHeader.X_CONTENT_TYPE_OPTIONS, "nosniff");
    }

    /** It is still the same (RFC 9110, 15.4.5). */
    public static Reply notModified(String tag) {
        return new Reply(304, List.of(REVALIDATE), "").with(ResponseHeader.ETAG, tag);
    }

    /** This reply with one more header. */
    public Reply with(ResponseHeader header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(header.word(), value));
        return new Reply(status, more, body);
    }
}
