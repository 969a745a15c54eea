package com.acme.expenses;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the company has to say, shown in a frame of other pages. */
public final class NoticesServlet extends HttpServlet {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Notices</title>
            <link rel="stylesheet" href="%s/css/acme.css">
            </head>
            <body class="notices">
            <h1>Notices</h1>
            <ul>
            <li>Claims of last year have to be in by the end of the month.</li>
            <li>The canteen is closed on Friday, %s.</li>
            </ul>
            </body>
            </html>
            """;

    /** Called by the container. */
    public NoticesServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(PAGE.formatted(request.getContextPath(), Html.escape(String.valueOf(request.getRemoteUser()))));
    }
}
