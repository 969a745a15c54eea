package com.acme.expenses;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/** The user's claims as a file for a spreadsheet. */
public final class DownloadServlet extends HttpServlet {

    /** Called by the container. */
    public DownloadServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"claims.csv\"");
        PrintWriter out = response.getWriter();
        out.print("number,day,category,payee,purpose,amount,approved\r\n");
        for (Claim claim : Ledger.of(getServletContext()).of(request.getRemoteUser())) {
            out.printf(
                    "%d,%s,%s,%s,%s,%s,%s\r\n",
                    claim.number(),
                    claim.day(),
                    quoted(claim.category()),
                    quoted(claim.payee()),
                    quoted(claim.purpose()),
                    claim.amount(),
                    claim.approved());
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
