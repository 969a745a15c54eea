package dev.curfew.contract;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An application that sends requests on in every way there is, also as the container would: as they came, without what was put around them. */
final class DispatchServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** What some code of the application has met in a request. */
    record Sight(String place, @Nullable String user, @Nullable String session, @Nullable Object count) {}

    final transient List<Sight> seen = new CopyOnWriteArrayList<>();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        see("servlet " + request.getDispatcherType(), request);
        boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
        RequestDispatcher next = request.getRequestDispatcher("/seen");
        switch (first ? request.getPathInfo() : "") {
            case "/fail" -> response.sendError(404);
            case "/throw" -> throw new IllegalArgumentException("the application has a fault");
            case "/sign-out-and-fail" -> {
                request.logout();
                response.sendError(404);
            }
            case "/forward" -> next.forward(request, response);
            case "/forward-as-it-came" -> next.forward(asItCame(request), response);
            case "/include-as-it-came" -> next.include(asItCame(request), response);
            case "/async" -> request.startAsync().dispatch("/seen");
            case "/async-as-it-came" -> asItCame(request).startAsync().dispatch("/seen");
            default -> response.getWriter().print("done");
        }
    }

    void see(String place, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        seen.add(new Sight(
                place,
                request.getRemoteUser(),
                session == null ? null : session.getId(),
                session == null ? null : session.getAttribute("count")));
    }

    private static ServletRequest asItCame(ServletRequest request) {
        return request instanceof ServletRequestWrapper wrapper ? asItCame(wrapper.getRequest()) : request;
    }
}
