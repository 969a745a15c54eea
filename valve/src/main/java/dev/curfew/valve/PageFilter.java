package dev.curfew.valve;

import dev.curfew.http.ScriptTag;
import dev.curfew.servlet.ScriptedPage;
import dev.curfew.servlet.Sockets;
import dev.curfew.servlet.Streams;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The place in front of an application where its answers can still be changed: behind the valve, before every filter of its own. Public for
 * Tomcat's sake.
 *
 * @since 0.1
 */
public final class PageFilter implements Filter {

    /** The attribute of a request that has the {@link ScriptTag} for its page. The application never sees it. */
    static final String SCRIPT = "dev.curfew.page-script";

    private final Sockets sockets = new Sockets();
    private final Streams streams;

    /**
     * The place in one application.
     *
     * @param streams ends them with their sessions
     */
    PageFilter(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest incoming) || !(response instanceof HttpServletResponse outgoing)) {
            chain.doFilter(request, response);
        } else if (!LastLook.hasAnswered(request)) {
            pass(WithoutOwnTrailers.of(incoming), outgoing, chain);
        }
    }

    private void pass(HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        if (incoming.getAttribute(SCRIPT) instanceof ScriptTag script) {
            incoming.removeAttribute(SCRIPT);
            ScriptedPage page = ScriptedPage.of(incoming, outgoing, script);
            page.pass(page.request(), streams.around(chain));
        } else {
            streams.around(chain).doFilter(sockets.watch(incoming), outgoing);
        }
    }
}
