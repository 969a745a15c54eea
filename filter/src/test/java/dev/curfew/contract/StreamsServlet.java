package dev.curfew.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An application that streams, and lets its clients wait, without knowing of any end. */
final class StreamsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final byte[] EVENT = {'d', 'a', 't', 'a', ':', 'x', '\n', '\n'};

    /** What has happened to the application, in its order. */
    final transient List<String> seen = new CopyOnWriteArrayList<>();

    /** How many events there were. */
    final transient AtomicInteger written = new AtomicInteger();

    private transient volatile Gate gate = new Gate();

    /** A new gate for the next request that waits. */
    Gate newGate() {
        Gate next = new Gate();
        gate = next;
        return next;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Gate held = gate;
        switch (request.getPathInfo()) {
            case "/events" -> {
                response.setContentType("text/event-stream");
                writeOn(response.getOutputStream());
            }
            case "/events-by-writer" -> {
                response.setContentType("text/event-stream;charset=UTF-8");
                PrintWriter out = response.getWriter();
                while (!out.checkError()) {
                    out.print("data:x\n\n");
                    out.flush();
                    written.incrementAndGet();
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
                seen.add("error");
            }
            case "/silent-events" -> {
                response.setContentType("text/event-stream");
                response.getOutputStream().write(EVENT);
                response.flushBuffer();
                held.pass("");
                writeOn(response.getOutputStream());
            }
            case "/events-later" -> {
                AsyncContext async = begin(request);
                response.setContentType("text/event-stream");
                ServletOutputStream out = response.getOutputStream();
                out.write(EVENT);
                written.incrementAndGet();
                out.flush();
                onItsOwn(() -> {
                    held.pass("");
                    try {
                        writeOn(out);
                    } catch (IOException gone) {
                        seen.add("IOException");
                    }
                    async.complete();
                    async.dispatch("/sample/hello");
                    async.start(() -> seen.add("started"));
                    seen.add("left");
                });
            }
            case "/events-when-possible" -> {
                AsyncContext async = begin(request);
                response.setContentType("text/event-stream");
                ServletOutputStream out = response.getOutputStream();
                out.setWriteListener(new Events(out, written));
                async.addListener(new Ends(seen));
            }
            case "/poll" -> {
                AsyncContext async = begin(request);
                held.pass("");
                async.addListener(new Ends(seen));
            }
            case "/poll-task" -> {
                AsyncContext async = begin(request);
                async.start(() -> {
                    held.pass("");
                    async.complete();
                    seen.add("left");
                });
            }
            case "/report" -> {
                AsyncContext async = begin(request);
                describe(response, request.getParameter("as"));
                onItsOwn(() -> {
                    try {
                        async.getResponse().getOutputStream().print("first ");
                        async.getResponse().flushBuffer();
                        held.pass("");
                        async.getResponse().getOutputStream().print("last");
                    } catch (IOException gone) {
                        seen.add("IOException");
                    }
                    async.complete();
                });
            }
            case "/original" -> {
                AsyncContext async = request.startAsync();
                response.getWriter()
                        .print(async.hasOriginalRequestAndResponse() + " " + (request.getAsyncContext() == async) + " "
                                + (async.getRequest() == request) + " " + (async.getResponse() == response));
                async.complete();
            }
            default -> response.sendError(404);
        }
    }

    /** What an application says of an answer of ten characters. */
    private static void describe(HttpServletResponse response, String as) {
        switch (as) {
            case "set-length" -> response.setIntHeader("Content-Length", 10);
            case "add-length" -> response.addIntHeader("Content-Length", 10);
            default -> response.setHeader("Content-Disposition", as);
        }
    }

    /** On a thread of the application, as long as that takes: a shared pool may have but one. */
    private static void onItsOwn(Runnable task) {
        new Thread(task, "application").start();
    }

    private AsyncContext begin(HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        return async;
    }

    private void writeOn(ServletOutputStream out) throws IOException {
        try {
            while (true) {
                out.write(EVENT);
                written.incrementAndGet();
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        } catch (IOException gone) {
            seen.add("error");
            throw gone;
        }
    }

    private record Events(ServletOutputStream out, AtomicInteger written) implements WriteListener {

        @Override
        public void onWritePossible() throws IOException {
            if (out.isReady()) {
                out.write(EVENT);
                written.incrementAndGet();
            }
            if (out.isReady()) {
                out.flush();
            }
        }

        @Override
        public void onError(Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }

    private record Ends(List<String> seen) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            seen.add("onComplete");
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            seen.add("onTimeout");
        }

        @Override
        public void onError(AsyncEvent event) {
            seen.add("onError");
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            seen.add("onStartAsync");
        }
    }
}
