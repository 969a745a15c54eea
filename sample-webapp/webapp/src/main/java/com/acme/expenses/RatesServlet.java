package com.acme.expenses;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a foreign euro is worth: a table that asks for new figures every few seconds, and a line that a socket writes. */
public final class RatesServlet extends HttpServlet {

    private static final String BODY =
            """
            <p id="ticker" role="status" data-socket="%1$s/ticker">Waiting for the ticker.</p>
            <table id="rates" data-source="%1$s/rates/table">
            <caption>Rates for travel</caption>
            <thead><tr><th scope="col">Currency</th><th scope="col" class="amount">One euro is</th></tr></thead>
            <tbody>%2$s</tbody>
            </table>
            <script src="%1$s/js/rates.js"></script>
            """;

    /** Called by the container. */
    public RatesServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/table".equals(request.getPathInfo())) {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().write(Rates.rows());
        } else {
            Layout.write(request, response, "Rates", BODY.formatted(request.getContextPath(), Rates.rows()));
        }
    }
}
