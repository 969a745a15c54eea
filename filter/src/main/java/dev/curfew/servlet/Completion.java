package dev.curfew.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;

/**
 * Reports once that a request is done, synchronously or asynchronously.
 *
 * @since 0.1
 */
public final class Completion implements AsyncListener {

    private final Runnable report;

    private Completion(Runnable report) {
        this.report = report;
    }

    /** Reports now, or when the request's asynchronous part is complete. */
    public static void of(ServletRequest request, Runnable report) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new Completion(report));
        } else {
            report.run();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        report.run();
    }

    /** The container completes the request after this. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    /** The container completes the request after this. */
    @Override
    public void onError(AsyncEvent event) {}

    /** The application starts over, and drops its listeners with it. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
