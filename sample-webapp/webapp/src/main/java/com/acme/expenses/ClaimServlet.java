package com.acme.expenses;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The long form. */
public final class ClaimServlet extends HttpServlet {

    private static final String BODY =
            """
            %s<form id="claim" method="post" action="%s/expenses/new">
            <p><label for="day">Day</label> <input id="day" name="day" type="date" value="%s" required></p>
            <p><label for="category">Category</label> <select id="category" name="category" required>%s</select></p>
            <p><label for="payee">Paid to</label> <input id="payee" name="payee" value="%s" maxlength="200" required></p>
            <p><label for="amount">Amount in euros</label> <input id="amount" name="amount" inputmode="decimal" value="%s" required></p>
            <p><label for="project">Project (optional)</label> <input id="project" name="project" value="%s" maxlength="80"></p>
            <p><label for="attendees">People who took part (optional)</label> <input id="attendees" name="attendees" value="%s" maxlength="400"></p>
            <p><label for="purpose">Purpose: what was it for, and why was it needed?</label> <textarea id="purpose" name="purpose" rows="8" maxlength="2000" required>%s</textarea></p>
            <p class="choice"><input id="receipt" name="receipt" type="checkbox" value="yes"%s> <label for="receipt">I have sent the receipt to accounting</label></p>
            <p><button type="submit">Send the claim</button></p>
            </form>
            """;

    private static final String OPTION = "<option value=\"%1$s\"%2$s>%1$s</option>";

    /** Called by the container. */
    public ClaimServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, List.of());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        ClaimForm form = new ClaimForm(request);
        List<String> complaints = form.complaints();
        if (!complaints.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show(request, response, complaints);
            return;
        }
        Claim claim = form.enter(Ledger.of(getServletContext()), request.getRemoteUser());
        request.getSession().setAttribute(ListServlet.NOTICE, "Claim " + claim.number() + " has been sent.");
        response.sendRedirect(request.getContextPath() + "/expenses");
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, List<String> complaints)
            throws IOException {
        ClaimForm form = new ClaimForm(request);
        String body = BODY.formatted(
                complaints.isEmpty() ? "" : alert(complaints),
                request.getContextPath(),
                Html.escape(form.value("day")),
                options(form.value("category")),
                Html.escape(form.value("payee")),
                Html.escape(form.value("amount")),
                Html.escape(form.value("project")),
                Html.escape(form.value("attendees")),
                Html.escape(form.value("purpose")),
                form.value("receipt").equals("yes") ? " checked" : "");
        Layout.write(request, response, "New claim", body);
    }

    private static String alert(List<String> complaints) {
        String items = complaints.stream()
                .map(complaint -> "<li>" + complaint + "</li>")
                .collect(joining());
        return "<div class=\"error\" role=\"alert\"><p>The claim has not been sent.</p><ul>" + items + "</ul></div>\n";
    }

    private static String options(String typed) {
        String chosen = typed.isEmpty() ? ClaimForm.CATEGORIES.get(0) : typed;
        return ClaimForm.CATEGORIES.stream()
                .map(name -> OPTION.formatted(name, name.equals(chosen) ? " selected" : ""))
                .collect(joining());
    }
}
