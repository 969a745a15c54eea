package com.acme.expenses;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The figures of the list as JSON, for the script that asks every few seconds. */
public final class StatusServlet extends HttpServlet {

    /** Called by the container. */
    public StatusServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Figures figures = Figures.of(Ledger.of(getServletContext()).of(request.getRemoteUser()));
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .printf(
                        "{\"open\":%d,\"total\":\"%s\",\"checked\":\"%s\"}",
                        figures.open(),
                        figures.total(),
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }
}
