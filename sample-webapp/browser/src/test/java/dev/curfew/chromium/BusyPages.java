package dev.curfew.chromium;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Pages that never rest, whether a person is there or not, and what they ask for. */
final class BusyPages extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>busy</title>%s</head><body><p id=secret>Salary 4711</p>"
                    + "<textarea id=reason></textarea>%s<p style='height:3000px'>long</p></body></html>";

    private static final String XHTML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
            <html xmlns="http://www.w3.org/1999/xhtml"><head><title>busy</title>
            <script type="text/javascript">setInterval(function () { fetch('tick'); }, 100)</script></head>
            <body><p id="secret">Salary 4711</p><textarea id="reason"></textarea></body></html>
            """;

    private static final Map<String, String> HEADS = Map.of(
            "/xhr",
            "<script>setInterval(() => { const x = new XMLHttpRequest(); x.open('GET', 'tick'); x.send(); }, 100)</script>",
            "/fetch",
            "<script>setInterval(() => fetch('tick', { method: 'POST' }), 100)</script>",
            "/stream",
            "<script>new EventSource('events')</script>",
            "/socket",
            "<script>const socket = new WebSocket('ws://' + location.host + '/app/chat');"
                    + " setInterval(() => socket.send('tick'), 100)</script>",
            "/long-poll",
            "<script>(async function again() { await fetch('held'); again(); })()</script>",
            "/refresh",
            "<meta http-equiv=refresh content=1>",
            "/reload",
            "<script>addEventListener('load', () => setTimeout(() => location.reload(), 100))</script>",
            "/goes-on",
            "<script>addEventListener('load', () => setTimeout(() => location.href = 'goes-on', 100))</script>",
            "/sends-itself",
            "<script>addEventListener('load', () => setTimeout(() => document.forms[0].submit(), 100))</script>");

    private static final Map<String, String> BODIES = Map.of(
            "/sends-itself", "<form method=post></form>",
            "/frame-refresh", "<iframe src=refresh></iframe>",
            "/frame-reload", "<iframe src=reload></iframe>",
            "/editor", "<iframe id=editor></iframe><script>editor.contentDocument.designMode = 'on'</script>");

    private final AtomicInteger served = new AtomicInteger();

    /** How many requests have come. */
    int served() {
        return served.get();
    }

    /** A message has come. */
    void chatted() {
        served.incrementAndGet();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        served.incrementAndGet();
        String path = request.getPathInfo();
        response.setContentType("text/html;charset=UTF-8");
        switch (path) {
            case "/tick" -> response.setContentType("text/plain");
            case "/held" -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                response.setContentType("text/plain");
            }
            case "/events" -> events(response);
            case "/without-scripts" -> {
                response.setHeader("Content-Security-Policy", "script-src 'none'");
                response.getWriter().print(PAGE.formatted("<meta http-equiv=refresh content=1>", ""));
            }
            case "/xhtml" -> {
                response.setContentType("application/xhtml+xml;charset=UTF-8");
                response.getWriter().print(XHTML);
            }
            case "/without-a-head" -> {
                response.setContentType("application/xhtml+xml;charset=UTF-8");
                response.setHeader("Refresh", "1");
                response.getWriter()
                        .print("<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Salary 4711</p></body></html>");
            }
            case "/feed" -> {
                response.setContentType("application/xml;charset=UTF-8");
                response.setHeader("Refresh", "1");
                response.getWriter().print("<feed><salary>4711</salary></feed>");
            }
            default ->
                response.getWriter().print(PAGE.formatted(HEADS.getOrDefault(path, ""), BODIES.getOrDefault(path, "")));
        }
    }

    /** A few each second, until the stream is ended. */
    private void events(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        for (int i = 0; i < 1000; i++) {
            response.getWriter().print("data: " + i + "\n\n");
            response.flushBuffer();
            served.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
