package dev.curfew.servlet.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The request of a {@link AsyncRequest}, as the application has it. */
final class GatedRequest extends HttpServletRequestWrapper {

    private final AsyncRequest async;
    private final GatedResponse response;
    private ServletRequest inner;
    private boolean gated;
    private @Nullable GatedInput input;
    private @Nullable GatedAsyncContext context;

    GatedRequest(HttpServletRequest request, GatedResponse response, AsyncRequest async) {
        super(request);
        this.inner = request;
        this.response = response;
        this.async = async;
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
        GatedAsyncContext before = context;
        async.goOn(() -> {
            AsyncContext container = super.startAsync(asked, answered);
            context = new GatedAsyncContext(async, container, asked, answered, original);
            gate();
            return container;
        });
        GatedAsyncContext next = getAsyncContext(context);
        if (before != null) {
            before.tellOf(next);
        }
        return next;
    }

    private GatedAsyncContext getAsyncContext(@Nullable GatedAsyncContext started) {
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
        return !async.isOver() && super.isAsyncStarted();
    }

    /** What is asked of this request passes the gate while threads of the application may ask. */
    @Override
    public void setRequest(ServletRequest request) {
        inner = request;
        super.setRequest(
                gated && request instanceof HttpServletRequest below
                        ? GatedProxy.request(below, async.gate())
                        : request);
    }

    /** The container looks for its own objects here. */
    @Override
    public ServletRequest getRequest() {
        return inner;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        GatedInput known = input;
        GatedInput mine = known == null ? new GatedInput(super.getInputStream(), async) : known;
        input = mine;
        return mine;
    }
}
