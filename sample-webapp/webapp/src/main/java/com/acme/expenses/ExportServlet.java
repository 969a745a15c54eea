package com.acme.expenses;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the user's claims to the archive, in the background, and says how far that is. */
public final class ExportServlet extends HttpServlet {

    private static final String BODY =
            """
            <p>The archive takes a document every few seconds. You may go on working meanwhile; if you sign out or stay away for too long, the export stops.</p>
            <form id="export" method="post" action="%s/expenses/export"><button type="submit">Export all claims</button></form>
            <table>
            <caption>Your exports</caption>
            <thead><tr><th scope="col">Number</th><th scope="col">Progress</th></tr></thead>
            <tbody id="exports">
            %s
            </tbody>
            </table>
            <p>The archive has <span id="archived">%d</span> documents of yours.</p>
            """;
    private static final String ROW = "<tr><td>%d</td><td>%s</td></tr>";

    /** Called by the container. */
    public ExportServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exports exports = Exports.of(getServletContext());
        String user = request.getRemoteUser();
        String rows = exports.of(user).stream()
                .map(export -> ROW.formatted(export.number(), Html.escape(export.progress())))
                .collect(joining("\n"));
        Layout.write(
                request, response, "Export", BODY.formatted(request.getContextPath(), rows, exports.archived(user)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exports.of(getServletContext()).begin(request, Ledger.of(getServletContext()));
        response.sendRedirect(request.getContextPath() + "/expenses/export");
    }
}
