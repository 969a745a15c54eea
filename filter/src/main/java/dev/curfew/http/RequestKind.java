package dev.curfew.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kind of client that waits for the response, which decides what response it can use. Told by Fetch Metadata
 * first; by {@code Accept} where a client sends none.
 *
 * @since 0.1
 */
public enum RequestKind {
    /** A browser opens a page in a window: it can be sent to sign in, and back. */
    NAVIGATION,
    /** A browser sends a form in a window: it can be sent to sign in, but not back to the same request. */
    FORM,
    /** A browser opens a page inside another: the provider would refuse to be shown there. */
    FRAME,
    /** A script, an image, a stylesheet, a program: it cannot follow a redirect to another origin, and has to be told. */
    SCRIPT,
    /** A browser fetches ahead of the user, who may never look. */
    PREFETCH,
    /** A handshake for a WebSocket. */
    WEBSOCKET,
    /** What looks like the browser's own question before a cross-origin request, which carries no credentials. Anything can look so. */
    PREFLIGHT;

    /** Whether the answer is what a whole tab or window shows next. */
    public boolean isInTab() {
        return this == NAVIGATION || this == FORM;
    }

    /** The kind of this request. */
    public static RequestKind of(Exchange exchange) {
        String method = exchange.method();
        if (method.equals("OPTIONS")
                && exchange.header(RequestHeader.ACCESS_CONTROL_REQUEST_METHOD) != null
                && exchange.header(RequestHeader.ORIGIN) != null) {
            return PREFLIGHT;
        }
        if ("websocket".equalsIgnoreCase(exchange.header(RequestHeader.UPGRADE))) {
            return WEBSOCKET;
        }
        if (isPrefetch(exchange, RequestHeader.SEC_PURPOSE)
                || isPrefetch(exchange, RequestHeader.PURPOSE)
                || isPrefetch(exchange, RequestHeader.X_MOZ)) {
            return PREFETCH;
        }
        boolean safe = method.equals("GET") || method.equals("HEAD");
        return switch (destination(exchange)) {
            case WINDOW -> safe ? NAVIGATION : method.equals("POST") ? FORM : SCRIPT;
            case FRAME -> FRAME;
            case OTHER -> SCRIPT;
        };
    }

    /** {@code Sec-Purpose} of today's browsers; {@code Purpose} of Safari and older ones, {@code X-Moz} of older Firefox. */
    private static boolean isPrefetch(Exchange exchange, RequestHeader header) {
        String purpose = exchange.header(header);
        return purpose != null && purpose.startsWith("prefetch");
    }

    private enum Destination {
        WINDOW,
        FRAME,
        OTHER
    }

    private static Destination destination(Exchange exchange) {
        String mode = exchange.header(RequestHeader.SEC_FETCH_MODE);
        String destination = exchange.header(RequestHeader.SEC_FETCH_DEST);
        if (mode != null && destination != null) {
            return switch (destination) {
                case "document" -> mode.equals("navigate") ? Destination.WINDOW : Destination.OTHER;
                case "iframe", "frame", "embed", "object", "fencedframe" -> Destination.FRAME;
                default -> Destination.OTHER;
            };
        }
        boolean byScript = exchange.header(RequestHeader.X_REQUESTED_WITH) != null;
        return !byScript && acceptsPages(exchange.header(RequestHeader.ACCEPT))
                ? Destination.WINDOW
                : Destination.OTHER;
    }

    private static boolean acceptsPages(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        String types = accept.toLowerCase(Locale.ROOT);
        return types.contains("text/html") || types.contains("application/xhtml+xml");
    }
}
