package dev.curfew.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that knows nothing of Curfew, and tells whom it sees. */
final class SampleServlet extends HttpServlet {

    private final AtomicInteger served = new AtomicInteger();

    int served() {
        return served.get();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        served.incrementAndGet();
        String action = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (action) {
            case "/count" -> count(request);
            case "/invalidate" -> request.getSession().invalidate();
            case "/logout" -> request.logout();
            case "/async" -> {
                async(request);
                return;
            }
            default -> {}
        }
        tell(request, response);
    }

    private static void count(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object before = session.getAttribute("count");
        session.setAttribute("count", before instanceof Integer number ? number + 1 : 1);
    }

    private static void async(HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        async.dispatch("/sample/after-async");
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .printf(
                        "user=%s%nprincipal=%s%nauth-type=%s%nis-user=%s%nis-admin=%s%ncount=%s%nown-headers=%s%n",
                        request.getRemoteUser(),
                        request.getUserPrincipal() == null
                                ? null
                                : request.getUserPrincipal().getName(),
                        request.getAuthType(),
                        request.isUserInRole("user"),
                        request.isUserInRole("admin"),
                        session == null ? null : session.getAttribute("count"),
                        Collections.list(request.getHeaderNames()).stream()
                                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("curfew-"))
                                .toList());
    }
}
