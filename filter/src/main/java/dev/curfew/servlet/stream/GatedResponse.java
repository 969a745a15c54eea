package dev.curfew.servlet.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The response of a {@link AsyncRequest}, as the application has it. Notices what kind of an answer it becomes. */
final class GatedResponse extends HttpServletResponseWrapper {

    private static final String EVENTS = "text/event-stream";
    private static final String ATTACHMENT = "attachment";

    private final AsyncRequest async;
    private ServletResponse inner;
    private boolean gated;
    private boolean isEvents;
    private @Nullable GatedOutput output;
    private @Nullable GatedWriter writer;

    GatedResponse(HttpServletResponse response, AsyncRequest async) {
        super(response);
        this.inner = response;
        this.async = async;
    }

    void gate() {
        gated = true;
        setResponse(inner);
    }

    /** What is asked of this response passes the gate while threads of the application may ask. */
    @Override
    public void setResponse(ServletResponse response) {
        inner = response;
        super.setResponse(
                gated && response instanceof HttpServletResponse below
                        ? GatedProxy.response(below, async.gate())
                        : response);
    }

    /** The container looks for its own objects here. */
    @Override
    public ServletResponse getResponse() {
        return inner;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        GatedOutput known = output;
        GatedOutput mine = known == null ? new GatedOutput(super.getOutputStream(), async) : known;
        output = mine;
        return mine;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        GatedWriter known = writer;
        GatedWriter mine = known == null ? new GatedWriter(super.getWriter(), async) : known;
        writer = mine;
        return mine;
    }

    @Override
    public void reset() {
        super.reset();
        output = null;
        writer = null;
        typed(null);
    }

    @Override
    public void setContentType(@Nullable String type) {
        super.setContentType(type);
        typed(type);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        super.setHeader(name, value);
        headed(name, value);
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        super.addHeader(name, value);
        headed(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        super.setIntHeader(name, value);
        headed(name, String.valueOf(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        super.addIntHeader(name, value);
        headed(name, String.valueOf(value));
    }

    @Override
    public void setContentLength(int length) {
        super.setContentLength(length);
        async.markFinite();
    }

    @Override
    public void setContentLengthLong(long length) {
        super.setContentLengthLong(length);
        async.markFinite();
    }

    private void headed(@Nullable String name, @Nullable String value) {
        if ("Content-Type".equalsIgnoreCase(name)) {
            typed(value);
        } else if ("Content-Length".equalsIgnoreCase(name)
                || ("Content-Disposition".equalsIgnoreCase(name) && begins(value, ATTACHMENT))) {
            async.markFinite();
        }
    }

    private void typed(@Nullable String type) {
        boolean events = begins(type, EVENTS);
        if (events != isEvents) {
            isEvents = events;
            if (events) {
                gate();
                async.markEventStream();
            } else {
                async.unmarkEventStream();
            }
        }
    }

    private static boolean begins(@Nullable String value, String word) {
        return value != null && value.strip().regionMatches(true, 0, word, 0, word.length());
    }
}
