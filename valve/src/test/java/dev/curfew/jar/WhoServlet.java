package dev.curfew.jar;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An application with a page that says whom it sees. It keeps an object of its own class in the session. */
public final class WhoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("own", this);
        response.setContentType("text/html");
        response.getWriter().println("<html><head></head><body>user=" + request.getRemoteUser() + "</body></html>");
    }
}
