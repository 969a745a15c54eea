package com.acme.expenses;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Everybody's claims, for administrators. */
public final class ApprovalsServlet extends HttpServlet {

    private static final String BODY =
            """
            <table>
            <caption>Claims of all employees</caption>
            <thead><tr><th scope="col">Number</th><th scope="col">Employee</th><th scope="col">Purpose</th><th scope="col">Amount</th><th scope="col">State</th></tr></thead>
            <tbody>
            %s
            </tbody>
            </table>
            """;
    private static final String ROW =
            "<tr><td>%d</td><td>%s</td><td>%s</td><td class=\"amount\">%s</td><td>%s</td></tr>";
    private static final String BUTTON =
            "<form method=\"post\"><input type=\"hidden\" name=\"number\" value=\"%1$d\"><button type=\"submit\">Approve claim %1$d</button></form>";

    /** Called by the container. */
    public ApprovalsServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String rows = Ledger.of(getServletContext()).all().stream()
                .map(ApprovalsServlet::row)
                .collect(joining("\n"));
        Layout.write(request, response, "Approvals", BODY.formatted(rows));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String number = request.getParameter("number");
        if (number == null || !number.matches("\\d{1,9}")) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Ledger.of(getServletContext()).approve(Integer.parseInt(number));
        response.sendRedirect(request.getContextPath() + "/admin/approvals");
    }

    private static String row(Claim claim) {
        return ROW.formatted(
                claim.number(),
                Html.escape(claim.owner()),
                Html.escape(claim.purpose()),
                claim.amount(),
                claim.approved() ? "approved" : BUTTON.formatted(claim.number()));
    }
}
