package dev.curfew.chromium;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that knows nothing of Curfew, but for the tag in its pages. */
final class OldPages extends HttpServlet {

    private static final String FORM =
            """
            <!DOCTYPE html><html lang="en"%s><head><meta charset="utf-8"><title>Claim</title>
            <style>body { color: navy; font: 10px monospace } div { display: none } dialog, h2, button { color: maroon !important }</style>
            <script src="/app/.curfew/curfew.js" defer></script>%s</head>
            <body><main><h1>Claim of %s</h1><p id="secret">Salary 4711</p><label>Reason <textarea id="reason" rows="4"></textarea></label>
            <button id="send">Send</button><p style="height: 3000px">long</p></main></body></html>
            """;
    private static final String TWICE = "<script src=\"/app/.curfew/curfew.js\"></script>";
    private static final String STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; "
            + "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";

    private final AtomicInteger served = new AtomicInteger();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        served.incrementAndGet();
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        response.setContentType("text/html;charset=UTF-8");
        String user = String.valueOf(request.getRemoteUser());
        switch (path) {
            case "/data" -> {
                response.setContentType("text/plain;charset=UTF-8");
                response.getWriter().print("data of " + user);
            }
            case "/strict" -> {
                response.setHeader("Content-Security-Policy", STRICT);
                response.getWriter().print(FORM.formatted("", "", user).replaceAll("<style>.*</style>", ""));
            }
            case "/kept" -> {
                response.setHeader("Cache-Control", "private, no-cache");
                response.getWriter().print(FORM.formatted("", "", user));
            }
            case "/frames" ->
                response.getWriter()
                        .print(FORM.formatted("", "", user)
                                .replace("<p style", "<iframe src=\"form\" title=\"inner\"></iframe><p style"));
            case "/twice" -> response.getWriter().print(FORM.formatted("", TWICE, user));
            case "/rtl" -> response.getWriter().print(FORM.formatted(" dir=\"rtl\"", "", user));
            case "/refusal" -> {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                response.setHeader("WWW-Authenticate", "Negotiate");
            }
            case "/plain" -> response.getWriter().print("<!DOCTYPE html><title>Plain</title><p>plain");
            default -> response.getWriter().print(FORM.formatted("", "", user));
        }
    }
}
