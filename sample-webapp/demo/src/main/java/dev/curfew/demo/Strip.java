package dev.curfew.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * The strip at the foot of the demo's pages, which draws how the session stands. It belongs to the demo: neither Curfew nor the webapp has
 * it. Pages are held back whole to put it in, which is well for a demo only.
 */
final class Strip {

    private static final String PATH = "/demo";
    private static final String SCRIPT = PATH + "/strip.js";
    private static final String TAG = "<script src=\"" + SCRIPT + "\" defer></script>";

    private Strip() {}

    /** Puts it into every page of the application. */
    static void install(Tomcat tomcat, Context application) {
        Context own = tomcat.addContext(PATH, null);
        Tomcat.addServlet(own, "strip", new Source());
        own.addServletMapping("/strip.js", "strip", false);
        FilterDef definition = new FilterDef();
        definition.setFilterName("curfew-demo-strip");
        definition.setFilter(new Insertion());
        definition.setAsyncSupported("true");
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(definition.getFilterName());
        mapping.addURLPattern("/*");
        application.addFilterDef(definition);
        application.addFilterMap(mapping);
    }

    /** The script. */
    private static final class Source extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/javascript;charset=UTF-8");
            try (InputStream script = Objects.requireNonNull(Strip.class.getResourceAsStream("strip.js"))) {
                response.getWriter().write(new String(script.readAllBytes(), UTF_8));
            }
        }
    }

    private static final class Insertion extends HttpFilter {

        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Page page = new Page(response);
            chain.doFilter(request, page);
            page.deliver();
        }
    }

    private static final class Page extends HttpServletResponseWrapper {

        private final CharArrayWriter text = new CharArrayWriter();
        private final PrintWriter writer = new PrintWriter(text);
        private boolean written;

        Page(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            written = true;
            return writer;
        }

        void deliver() throws IOException {
            if (written) {
                String all = text.toString();
                String type = String.valueOf(getContentType());
                boolean whole = type.startsWith("text/html") && all.contains("</body>");
                getResponse().getWriter().write(whole ? all.replace("</body>", TAG + "</body>") : all);
            }
        }
    }
}
