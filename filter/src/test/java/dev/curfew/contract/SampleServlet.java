package dev.curfew.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An application that knows nothing of Curfew, and tells whom it sees. */
final class SampleServlet extends HttpServlet {

    private final AtomicInteger served = new AtomicInteger();
    private volatile Gate gate = new Gate();
    private volatile @Nullable Object session;

    int served() {
        return served.get();
    }

    /** What the request that came last had in the attribute {@code dev.curfew.session}. */
    @Nullable
    Object session() {
        return session;
    }

    /** A new gate for the next request that is to be held. */
    Gate newGate() {
        Gate next = new Gate();
        gate = next;
        return next;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        served.incrementAndGet();
        session = request.getAttribute("dev.curfew.session");
        String action = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (action) {
            case "/received" -> {
                receive(request, response);
                return;
            }
            case "/count", "/public/count" -> count(request);
            case "/invalidate" -> request.getSession().invalidate();
            case "/logout" -> request.logout();
            case "/cacheable" -> response.setHeader("Cache-Control", "public, max-age=60");
            case "/hold" -> gate.pass("");
            case "/hold-and-count" -> {
                gate.pass("");
                count(request);
            }
            case "/hold-and-rename" -> {
                gate.pass(request.getSession().getId());
                request.changeSessionId();
            }
            case "/hold-and-invalidate" -> {
                HttpSession held = request.getSession();
                gate.pass(held.getId());
                held.invalidate();
            }
            case "/count-and-hold" -> countAndHold(request, response);
            case "/hold-async" -> {
                holdAsync(request);
                return;
            }
            case "/async" -> {
                request.startAsync().dispatch("/sample/after-async");
                return;
            }
            default -> {}
        }
        tell(request, response);
    }

    /** Tells exactly what came, byte by byte. */
    private static void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("text/plain;charset=UTF-8");
        tell(response, "user", request.getRemoteUser());
        tell(response, "query", request.getQueryString());
        tell(response, "type", request.getContentType());
        tell(response, "body", Base64.getEncoder().encodeToString(body));
    }

    private static void count(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object before = session.getAttribute("count");
        session.setAttribute("count", before instanceof Integer number ? number + 1 : 1);
    }

    private void countAndHold(HttpServletRequest request, HttpServletResponse response) throws IOException {
        count(request);
        response.flushBuffer();
        gate.pass(request.getSession().getId());
    }

    private void holdAsync(HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        Gate held = gate;
        async.start(() -> {
            held.pass("");
            async.complete();
        });
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        response.setContentType("text/plain;charset=UTF-8");
        tell(response, "method", request.getMethod());
        tell(response, "user", request.getRemoteUser());
        tell(
                response,
                "principal",
                request.getUserPrincipal() == null
                        ? null
                        : request.getUserPrincipal().getName());
        tell(response, "auth-type", request.getAuthType());
        tell(response, "is-user", request.isUserInRole("user"));
        tell(response, "is-admin", request.isUserInRole("admin"));
        tell(response, "http-session", session == null ? null : session.getId());
        tell(response, "count", session == null ? null : session.getAttribute("count"));
        tell(response, "keeps-seconds", session == null ? null : session.getMaxInactiveInterval());
        tell(
                response,
                "own-headers",
                Collections.list(request.getHeaderNames()).stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("curfew-"))
                        .toList());
        tell(response, "own-header", request.getHeader("Curfew-Remaining"));
    }

    private static void tell(HttpServletResponse response, String name, @Nullable Object value) throws IOException {
        response.getWriter().println(name + "=" + value);
    }
}
