package com.acme.expenses;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes receipts as files. What was sent in this visit is listed; accounting gets it at night. */
public final class ReceiptsServlet extends HttpServlet {

    private static final String SENT = "receipts";
    private static final String BODY =
            """
            %s<form id="receipts" method="post" action="%s/expenses/receipts" enctype="multipart/form-data">
            <p><label for="note">Note to accounting</label> <input id="note" name="note" maxlength="200"></p>
            <p><label for="file">Receipt, up to 5 MB</label> <input id="file" name="file" type="file" required></p>
            <p><button type="submit">Send the receipt</button></p>
            </form>
            <h2>Sent in this visit</h2>
            <ul id="sent">%s</ul>
            """;

    /** Called by the container. */
    public ReceiptsServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        Part file = request.getPart("file");
        if (file == null || file.getSize() == 0) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show(request, response, "<p class=\"error\" role=\"alert\">Choose a file.</p>\n");
            return;
        }
        List<String> sent = new ArrayList<>(sent(request.getSession()));
        sent.add(file.getSubmittedFileName() + ", " + file.getSize() + " bytes: " + request.getParameter("note"));
        request.getSession().setAttribute(SENT, sent);
        response.sendRedirect(request.getContextPath() + "/expenses/receipts");
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, String complaint)
            throws IOException {
        String sent = sent(request.getSession()).stream()
                .map(line -> "<li>" + Html.escape(line) + "</li>")
                .collect(joining());
        Layout.write(request, response, "Receipts", BODY.formatted(complaint, request.getContextPath(), sent));
    }

    @SuppressWarnings("unchecked")
    private static List<String> sent(HttpSession session) {
        Object sent = session.getAttribute(SENT);
        return sent == null ? List.of() : (List<String>) sent;
    }
}
