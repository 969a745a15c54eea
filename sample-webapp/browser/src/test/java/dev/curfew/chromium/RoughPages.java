package dev.curfew.chromium;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Pages as nobody should write them, and nobody will mend them. They name no script: it is put into them. */
final class RoughPages extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** More than fifty megabytes, in pieces of this. */
    private static final byte[] COMMENT = ("<!-- " + "much ado ".repeat(7_000) + "-->\n").getBytes(ISO_8859_1);

    private static final int COMMENTS = 850;

    private static final String SECRET = "<p id=secret>Salary 4711</p>";

    static final Map<String, String> PAGES = Map.of(
            "/broken-head",
            "<HTML><HEAD profile='\"><META NAME=x CONTENT=<link rel><script>var a = '<head>'</script></TITLE><BODY BGCOLOR=#ffffcc><b><i>"
                    + SECRET + "</b>",
            "/no-head",
            "<html><body>" + SECRET,
            "/nothing-but-content",
            "<table><tr><td>" + SECRET + "<table>",
            "/head-in-body",
            "<!-- made by a tool -->\n<body>" + SECRET + "<head><title>late</title></head>",
            "/writes-itself",
            "<html><head><script>document.write('<title>Old<\\/title>')</script></head><body><script>document.write('"
                    + SECRET + "')</script>",
            "/frameset",
            "<html><frameset cols=\"30%,70%\"><frame src=\"../pages/plain\"><frame src=\"../pages/form\"></frameset></html>",
            "/frameset-with-head",
            "<html><head><title>Old</title></head><frameset rows=\"20%,80%\"><frame src=\"no-head\"><frameset cols=\"50%,50%\">"
                    + "<frame src=\"../pages/form\"><frame src=\"../pages/form?2\"></frameset></frameset></html>");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        response.setContentType("text/html;charset=ISO-8859-1");
        switch (path) {
            case "/fifty-megabytes" -> {
                ServletOutputStream out = response.getOutputStream();
                out.print("<html><head><title>Large</title></head><body>");
                for (int i = 0; i < COMMENTS; i++) {
                    out.write(COMMENT);
                }
                out.print(SECRET);
            }
            case "/picture" ->
                response.getOutputStream().write("\u0089PNG\r\n\u001a\n<head><p>no page".getBytes(ISO_8859_1));
            case "/nonce" -> {
                response.setHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'nonce-bm9uY2U='; connect-src 'self'; style-src 'none'; form-action 'none'");
                response.getWriter().print("<!DOCTYPE html><html><head></head><body>" + SECRET);
            }
            case "/no-scripts-at-all" -> {
                response.setHeader("Content-Security-Policy", "script-src 'none'");
                response.getWriter().print("<!DOCTYPE html><html><head></head><body>" + SECRET);
            }
            case "/xhtml" -> {
                response.setContentType("application/xhtml+xml;charset=UTF-8");
                response.getWriter()
                        .print("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>"
                                + "<p id=\"secret\">Salary 4711</p></body></html>");
            }
            case "/own-error" -> {
                response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                response.getWriter().print("<html><head><title>Oh</title></head><body>" + SECRET);
            }
            case "/error" -> response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            default -> response.getWriter().print(PAGES.getOrDefault(path, ""));
        }
    }
}
