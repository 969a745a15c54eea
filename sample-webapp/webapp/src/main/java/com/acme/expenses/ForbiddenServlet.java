package com.acme.expenses;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What users see instead of a page that their role does not allow; the container dispatches every method here. */
public final class ForbiddenServlet extends HttpServlet {

    private static final String BODY =
            "<p class=\"error\" role=\"alert\">Your role does not allow this page. Ask an administrator.</p>%n<p><a href=\"%s/expenses\">Back to your expenses</a></p>";

    /** Called by the container. */
    public ForbiddenServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Layout.write(request, response, "Not for you", BODY.formatted(request.getContextPath()));
    }
}
