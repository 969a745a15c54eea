package com.acme.expenses;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;

/** The user's own claims, in a table whose figures a script keeps up to date. */
public final class ListServlet extends HttpServlet {

    static final String NOTICE = "notice";

    private static final String BODY =
            """
            %s<table>
            <caption>Claims of %s</caption>
            <thead><tr><th scope="col">Number</th><th scope="col">Day</th><th scope="col">Category</th><th scope="col">Paid to</th><th scope="col">Purpose</th><th scope="col">Amount</th><th scope="col">State</th></tr></thead>
            <tbody>
            %s
            </tbody>
            </table>
            <p id="status" role="status" data-source="%s/expenses/status">%d open claims, %s in all.</p>
            <p><a href="%4$s/expenses/new">Make a new claim</a> <a href="%4$s/expenses/export">Export all claims</a> <a href="%4$s/expenses/claims.csv">Download as a file</a></p>
            <script src="%4$s/js/status.js"></script>
            """;
    private static final String ROW =
            "<tr><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td class=\"amount\">%s</td><td>%s</td></tr>";

    /** Called by the container. */
    public ListServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getRemoteUser();
        List<Claim> claims = Ledger.of(getServletContext()).of(user);
        Figures figures = Figures.of(claims);
        String body = BODY.formatted(
                notice(request.getSession()),
                Html.escape(user),
                claims.stream().map(ListServlet::row).collect(joining("\n")),
                request.getContextPath(),
                figures.open(),
                figures.total());
        Layout.write(request, response, "My expenses", body);
    }

    private static String notice(HttpSession session) {
        Object notice = session.getAttribute(NOTICE);
        session.removeAttribute(NOTICE);
        return notice == null ? "" : "<p class=\"notice\" role=\"status\">" + Html.escape(notice.toString()) + "</p>\n";
    }

    private static String row(Claim claim) {
        return ROW.formatted(
                claim.number(),
                claim.day(),
                Html.escape(claim.category()),
                Html.escape(claim.payee()),
                Html.escape(claim.purpose()),
                claim.amount(),
                claim.approved() ? "approved" : "open");
    }
}
