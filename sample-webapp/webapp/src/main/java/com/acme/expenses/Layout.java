package com.acme.expenses;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** What all pages share: the head, the menu, the foot, and a count of pages in the user's session. */
final class Layout {

    private static final String PAGES = "pages";
    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - Acme Expenses</title>
            <link rel="stylesheet" href="%2$s/css/acme.css">
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header>
            <img src="%2$s/images/acme.svg" alt="Acme Expenses" width="144" height="36">
            <nav aria-label="Pages"><ul>
            <li><a href="%2$s/">Home</a></li>
            <li><a href="%2$s/expenses">My expenses</a></li>
            <li><a href="%2$s/expenses/new">New claim</a></li>
            <li><a href="%2$s/expenses/receipts">Receipts</a></li>
            <li><a href="%2$s/rates">Rates</a></li>
            %3$s</ul></nav>
            %4$s
            </header>
            <main id="main">
            <h1>%1$s</h1>
            %5$s
            </main>
            <footer>%6$s</footer>
            </body>
            </html>
            """;
    private static final String ADMINISTRATION = "<li><a href=\"%s/admin/approvals\">Approvals</a></li>%n";
    private static final String WHO =
            "<span class=\"who\">Signed in as <strong id=\"user\">%s</strong> <a href=\"%s/signout\">Sign out</a></span>";

    private Layout() {}

    static void write(HttpServletRequest request, HttpServletResponse response, String title, String body)
            throws IOException {
        String root = request.getContextPath();
        String user = request.getRemoteUser();
        String foot = user == null ? "Acme Ltd, internal use only" : foot(request.getSession());
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(FRAME.formatted(
                        title,
                        root,
                        request.isUserInRole("admin") ? ADMINISTRATION.formatted(root) : "",
                        user == null ? "" : WHO.formatted(Html.escape(user), root),
                        body,
                        foot));
    }

    private static String foot(HttpSession session) {
        Integer before = (Integer) session.getAttribute(PAGES);
        int pages = before == null ? 1 : before + 1;
        session.setAttribute(PAGES, pages);
        return "Acme Ltd, internal use only. Pages in this visit: <span id=\"pages\">" + pages + "</span>";
    }
}
