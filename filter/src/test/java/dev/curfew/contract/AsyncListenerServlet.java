package dev.curfew.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An application that puts things away in the listeners of its asynchronous requests. */
final class AsyncListenerServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    final transient List<String> seen = new CopyOnWriteArrayList<>();
    private final transient AtomicReference<@Nullable AsyncContext> current = new AtomicReference<>();

    /** The request that goes on, when there is one. */
    AsyncContext awaitCurrent() {
        DoorFixture.await("the request goes on asynchronously", () -> current.get() != null);
        AsyncContext found = current.get();
        if (found == null) {
            throw new IllegalStateException("it was there");
        }
        return found;
    }

    void forget() {
        current.set(null);
        seen.clear();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.setTimeout("/timeout".equals(request.getPathInfo()) ? 1 : 0);
        request.setAttribute("who", "me");
        async.addListener(new Tidy());
        current.set(async);
    }

    private final class Tidy implements AsyncListener {

        private void use(String when, AsyncEvent event) {
            ServletRequest request = event.getAsyncContext().getRequest();
            request.setAttribute("seen", when);
            seen.add(when + " " + request.getAttribute("who") + " " + request.getAttribute("seen") + " "
                    + request.getServletContext().getContextPath() + " "
                    + ((HttpServletRequest) event.getSuppliedRequest())
                            .getHeader("Host")
                            .startsWith("localhost"));
        }

        @Override
        public void onComplete(AsyncEvent event) {
            use("complete", event);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            use("timeout", event);
            event.getAsyncContext().complete();
        }

        @Override
        public void onError(AsyncEvent event) {
            use("error", event);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
