package dev.curfew.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The request of a {@link Stream}, as the application has it. */
final class StreamRequest extends HttpServletRequestWrapper {

    private final Stream stream;
    private final StreamResponse response;
    private ServletRequest inner;
    private boolean gated;
    private @Nullable StreamInput input;
    private @Nullable StreamContext context;

    StreamRequest(HttpServletRequest request, StreamResponse response, Stream stream) {
        super(request);
        this.inner = request;
        this.response = response;
        this.stream = stream;
    }

    @Override
    public AsyncContext startAsync() {
        return startAsync(this, response, true);
    }

    @Override
    public AsyncContext startAsync(ServletRequest asked, ServletResponse answered) {
        return startAsync(asked, answered, asked == this && answered == response);
    }

    private AsyncContext startAsync(ServletRequest asked, ServletResponse answered, boolean original) {
        StreamContext before = context;
        stream.goOn(() -> {
            AsyncContext container = super.startAsync(asked, answered);
            context = new StreamContext(stream, container, asked, answered, original);
            gate();
            return container;
        });
        StreamContext next = getAsyncContext(context);
        if (before != null) {
            before.tellOf(next);
        }
        return next;
    }

    private StreamContext getAsyncContext(@Nullable StreamContext started) {
        if (started == null) {
            throw new IllegalStateException("no asynchronous processing has been started");
        }
        return started;
    }

    private void gate() {
        gated = true;
        setRequest(inner);
        response.gate();
    }

    @Override
    public AsyncContext getAsyncContext() {
        return context == null ? super.getAsyncContext() : context;
    }

    @Override
    public boolean isAsyncStarted() {
        return !stream.isOver() && super.isAsyncStarted();
    }

    /** What is asked of this request goes through the turnstile while threads of the application may ask. */
    @Override
    public void setRequest(ServletRequest request) {
        inner = request;
        super.setRequest(
                gated && request instanceof HttpServletRequest below
                        ? Gated.request(below, stream.turnstile())
                        : request);
    }

    /** The container looks for its own objects here. */
    @Override
    public ServletRequest getRequest() {
        return inner;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        StreamInput known = input;
        StreamInput mine = known == null ? new StreamInput(super.getInputStream(), stream) : known;
        input = mine;
        return mine;
    }
}
