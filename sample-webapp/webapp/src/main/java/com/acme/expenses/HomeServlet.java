package com.acme.expenses;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The front page, for everybody. */
public final class HomeServlet extends HttpServlet {

    private static final String STRANGER =
            "<p>Claim back what you have paid for the company.</p>%n<p><a href=\"%s/expenses\">Sign in to see your expenses</a></p>";
    private static final String KNOWN =
            "<p>Welcome back, %s.</p>%n<ul><li><a href=\"%2$s/expenses\">See your expenses</a></li><li><a href=\"%2$s/expenses/new\">Make a new claim</a></li></ul>%n<iframe src=\"%2$s/notices\" title=\"Notices\" width=\"560\" height=\"180\"></iframe>";

    /** Called by the container. */
    public HomeServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getRemoteUser();
        String root = request.getContextPath();
        String body = user == null ? STRANGER.formatted(root) : KNOWN.formatted(Html.escape(user), root);
        Layout.write(request, response, "Acme Expenses", body);
    }
}
