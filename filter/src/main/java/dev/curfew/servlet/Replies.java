package dev.curfew.servlet;

import dev.curfew.http.Reply;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes what was decided.
 *
 * @since 0.1
 */
public final class Replies {

    private Replies() {}

    /** Writes the whole reply and commits it, so that no error page replaces its body. What is on its way already is left as it is. */
    public static void write(Reply reply, String method, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            response.resetBuffer();
            fill(reply, method, response);
            response.flushBuffer();
        }
    }

    /** Writes the whole reply into the response, from where the container sends it when the request ends. */
    public static void fill(Reply reply, String method, HttpServletResponse response) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        reply.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        if (hasContent(reply.status())) {
            response.setContentLength(body.length);
            if (!method.equals("HEAD")) {
                response.getOutputStream().write(body);
            }
        }
    }

    /** Whether an answer of this status has a length and a body (RFC 9110, 8.6 and 15). */
    private static boolean hasContent(int status) {
        return status >= 200
                && status != HttpServletResponse.SC_NO_CONTENT
                && status != HttpServletResponse.SC_NOT_MODIFIED;
    }
}
