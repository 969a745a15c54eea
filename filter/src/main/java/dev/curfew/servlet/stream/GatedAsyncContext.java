package dev.curfew.servlet.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The application's side of a request that goes on asynchronously. Once its session has ended the request, nothing that the application asks
 * for reaches the container any more: that has given its objects to another request.
 */
final class GatedAsyncContext implements AsyncContext {

    private static final Logger LOG = System.getLogger(GatedAsyncContext.class.getName());

    private final AsyncRequest async;
    private final AccessGate gate;
    private final AsyncContext container;
    private final ServletRequest request;
    private final ServletResponse response;
    private final boolean original;
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private volatile long timeout;

    private record Listening(AsyncListener listener, ServletRequest request, ServletResponse response) {}

    @FunctionalInterface
    private interface Telling {
        void to(AsyncListener listener, AsyncEvent event) throws IOException;
    }

    /**
     * Around the container's.
     *
     * @param original whether request and response are those that the application was given
     */
    GatedAsyncContext(
            AsyncRequest async,
            AsyncContext container,
            ServletRequest request,
            ServletResponse response,
            boolean original) {
        this.async = async;
        this.gate = async.gate();
        this.container = container;
        this.request = request;
        this.response = response;
        this.original = original;
        this.timeout = container.getTimeout();
        container.addListener(new FromContainer());
    }

    /** Tells the listeners of the round before, which are asked again for the next. */
    void tellOf(GatedAsyncContext next) {
        for (Listening told : listeners) {
            tell(told, new AsyncEvent(next, told.request, told.response), AsyncListener::onStartAsync);
        }
    }

    @Override
    public ServletRequest getRequest() {
        return gate.asking(container::getRequest, request);
    }

    @Override
    public ServletResponse getResponse() {
        return gate.asking(container::getResponse, response);
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return original;
    }

    @Override
    public void dispatch() {
        async.dispatch(container::dispatch);
    }

    @Override
    public void dispatch(String path) {
        async.dispatch(() -> container.dispatch(path));
    }

    @Override
    public void dispatch(ServletContext application, String path) {
        async.dispatch(() -> container.dispatch(application, path));
    }

    @Override
    public void complete() {
        async.end();
    }

    @Override
    public void start(Runnable task) {
        gate.within(() -> container.start(() -> run(task)));
    }

    /**
     * What a task throws would make the container mark whatever request has the objects of this one by then, so it is kept from it and done
     * here: an error that is reported when the request ends (servlet specification, 2.3.3.3).
     */
    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error fault) {
            gate.within(() -> fail(fault));
        }
    }

    private void fail(Throwable fault) {
        LOG.log(Level.ERROR, "a task of an asynchronous request has failed", fault);
        try {
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, fault);
            if (response instanceof HttpServletResponse answer && !answer.isCommitted()) {
                answer.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.log(Level.DEBUG, "the client cannot be told of the failure", gone);
        }
    }

    @Override
    public void addListener(AsyncListener listener) {
        addListener(listener, request, response);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest supplied, ServletResponse answered) {
        listeners.add(new Listening(listener, supplied, answered));
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return container.createListener(type);
    }

    @Override
    public void setTimeout(long millis) {
        timeout = millis;
        gate.within(() -> container.setTimeout(millis));
    }

    @Override
    public long getTimeout() {
        return timeout;
    }

    private void tellAll(AsyncEvent event, Telling telling) {
        for (Listening told : listeners) {
            tell(told, new AsyncEvent(this, told.request, told.response, event.getThrowable()), telling);
        }
    }

    private static void tell(Listening told, AsyncEvent event, Telling telling) {
        try {
            telling.to(told.listener, event);
        } catch (IOException | RuntimeException fault) {
            LOG.log(Level.WARNING, "a listener of an asynchronous request has failed", fault);
        }
    }

    /** The only listener that the container knows. */
    private final class FromContainer implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            async.completed(() -> tellAll(event, AsyncListener::onComplete));
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            async.tell(() -> tellAll(event, AsyncListener::onTimeout));
        }

        @Override
        public void onError(AsyncEvent event) {
            async.tell(() -> tellAll(event, AsyncListener::onError));
        }

        /** The application is told by {@link #tellOf}, with the context of the next round. */
        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
