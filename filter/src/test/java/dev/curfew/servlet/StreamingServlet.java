package dev.curfew.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** An application that goes on asynchronously in every way that there is, and is careless with it. */
public final class StreamingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ExecutorService own = Executors.newCachedThreadPool();

    @Override
    public void destroy() {
        own.shutdownNow();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("id");
        response.setHeader("X-Id", id);
        switch (request.getPathInfo()) {
            case "/echo" -> tell(response, id);
            case "/start-complete" -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    pause(2);
                    telling(async, id);
                    async.complete();
                    async.complete();
                });
            }
            case "/start-throw" -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(3);
                async.start(() -> {
                    pause(2);
                    throw new IllegalArgumentException("a task that fails, on purpose");
                });
            }
            case "/start-dispatch" -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    pause(2);
                    async.getRequest().setAttribute("id", id);
                    async.dispatch("/streams/echo?id=" + id);
                });
            }
            case "/dispatch-again" -> {
                AsyncContext async = request.startAsync();
                boolean second = request.getAttribute("second") != null;
                request.setAttribute("second", true);
                own.execute(() -> {
                    pause(1);
                    async.dispatch(second ? "/streams/echo?id=" + id : "/streams/dispatch-again?id=" + id);
                });
            }
            case "/timeout" -> {
                AsyncContext async = request.startAsync(request, response);
                async.setTimeout(1 + new Random().nextInt(3));
                async.addListener(new Careless(id));
                own.execute(() -> {
                    pause(4);
                    telling(async, id);
                });
            }
            case "/own-thread" -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(0);
                own.execute(() -> {
                    for (int i = 0; i < 20; i++) {
                        pause(1);
                        ((HttpServletResponse) async.getResponse()).setHeader("X-Late", id);
                        telling(async, id);
                    }
                    async.complete();
                    telling(async, id);
                });
            }
            case "/events" -> {
                response.setContentType("text/event-stream");
                PrintWriter out = response.getWriter();
                for (int i = 0; i < 20 && !out.checkError(); i++) {
                    out.print("id:" + id + ";\n\n");
                    out.flush();
                    pause(1);
                }
            }
            case "/events-async" -> {
                response.setContentType("text/event-stream");
                AsyncContext async = request.startAsync();
                async.setTimeout(0);
                own.execute(() -> {
                    try {
                        ServletOutputStream out = response.getOutputStream();
                        for (int i = 0; i < 20; i++) {
                            out.write(bytes(id));
                            out.flush();
                            pause(1);
                        }
                    } catch (IOException | IllegalStateException gone) {
                        pause(3);
                    }
                    async.complete();
                });
            }
            case "/non-blocking" -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(0);
                response.getOutputStream().setWriteListener(new Filler(async, id));
            }
            default -> response.sendError(404);
        }
    }

    private static void tell(ServletResponse response, String id) throws IOException {
        response.getOutputStream().write(bytes(id));
    }

    private static byte[] bytes(String id) {
        return ("id:" + id + ";").getBytes(StandardCharsets.UTF_8);
    }

    private static void telling(AsyncContext async, String id) {
        try {
            async.getRequest().getAttribute("id");
            tell(async.getResponse(), id);
            async.getResponse().flushBuffer();
        } catch (IOException | IllegalStateException gone) {
            return;
        }
    }

    private static void pause(int mostMillis) {
        LockSupport.parkNanos((long) (Math.random() * mostMillis * 1_000_000));
    }

    private record Careless(String id) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onTimeout(AsyncEvent event) {
            int dice = new Random().nextInt(3);
            if (dice == 0) {
                event.getAsyncContext().complete();
            } else if (dice == 1) {
                event.getAsyncContext().dispatch("/streams/echo?id=" + id);
            }
        }

        @Override
        public void onError(AsyncEvent event) {
            event.getAsyncContext().complete();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    private static final class Filler implements WriteListener {

        private final AsyncContext async;
        private final ServletRequest request;
        private final String id;
        private int left = 2000;

        Filler(AsyncContext async, String id) {
            this.async = async;
            this.request = async.getRequest();
            this.id = id;
        }

        @Override
        public void onWritePossible() throws IOException {
            ServletOutputStream out = async.getResponse().getOutputStream();
            while (out.isReady()) {
                if (left-- == 0) {
                    async.complete();
                    return;
                }
                request.getAttribute("id");
                out.write(bytes(id));
            }
        }

        @Override
        public void onError(Throwable fault) {
            async.complete();
        }
    }
}
