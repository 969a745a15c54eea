package dev.curfew.chromium;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Forms of an old application, which remembers what it received. A page that was sent {@code count}s the pages of its session. */
final class OldForms extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String FORM =
            """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Letter</title></head><body><main><h1>Letter of USER</h1>
            <form method="post" action="ACTION" enctype="TYPE">
            <input type="hidden" name="number" value="7">
            <p><label>To <input id="to" name="to"></label> <label>and <input id="and" name="to"></label></p>
            <p><label>Text <textarea id="text" name="text" rows="4"></textarea></label></p>FILE
            <p><button id="send" name="button" value="send">Send</button></p></form></main></body></html>
            """;
    private static final String FILE = "<p><label>Enclosed <input type=\"file\" id=\"file\" name=\"file\"></label></p>";

    private final transient List<String> received = new CopyOnWriteArrayList<>();

    /** What has come, a line for each letter. */
    List<String> received() {
        return received;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        boolean file = request.getPathInfo().equals("/file");
        PrintWriter out = response.getWriter();
        if (request.getPathInfo().equals("/count")) {
            Object before = request.getSession().getAttribute("count");
            int count = before instanceof Integer number ? number + 1 : 1;
            request.getSession().setAttribute("count", count);
            out.printf(
                    "<!DOCTYPE html><html lang=\"en\"><title>Count</title><p><span id=\"count\">%d</span> pages of <span id=\"user\">%s</span>"
                            + " in <span id=\"session\">%s</span></html>",
                    count, request.getRemoteUser(), request.getSession().getId());
            return;
        }
        out.print(FORM.replace("USER", request.getRemoteUser())
                .replace("ACTION", request.getRequestURI())
                .replace("TYPE", file ? "multipart/form-data" : "application/x-www-form-urlencoded")
                .replace("FILE", file ? FILE : ""));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        StringBuilder letter = new StringBuilder();
        if (request.getPathInfo().equals("/file")) {
            for (Part part : request.getParts()) {
                String name = part.getSubmittedFileName() == null ? "" : " (" + part.getSubmittedFileName() + ")";
                String content = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                letter.append(part.getName())
                        .append(name)
                        .append('=')
                        .append(content)
                        .append(';');
            }
        } else {
            request.getParameterMap().forEach((name, values) -> letter.append(name)
                    .append('=')
                    .append(String.join("+", values))
                    .append(';'));
        }
        received.add(letter.toString());
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><html lang=\"en\"><title>Sent</title><p id=\"sent\">Letter sent by "
                        + request.getRemoteUser() + "</p></html>");
    }
}
