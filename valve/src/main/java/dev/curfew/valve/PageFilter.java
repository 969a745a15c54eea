package dev.curfew.valve;

import dev.curfew.catalina.NamedSession;
import dev.curfew.http.ContainerSession;
import dev.curfew.inject.ScriptTag;
import dev.curfew.servlet.page.ScriptInjection;
import dev.curfew.servlet.socket.Sockets;
import dev.curfew.servlet.stream.AsyncRequests;
import jakarta.servlet.DispatcherType;
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

    /** The attribute of a request that has passed the valve. */
    static final String MET = "dev.curfew.met";

    private final Sockets sockets = new Sockets();
    private final AsyncRequests asyncRequests;

    /**
     * The place in one application.
     *
     * @param asyncRequests ends them with their sessions
     */
    PageFilter(AsyncRequests asyncRequests) {
        this.asyncRequests = asyncRequests;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest incoming) || !(response instanceof HttpServletResponse outgoing)) {
            chain.doFilter(request, response);
        } else if (!FinalClockCheck.hasAnswered(request)) {
            goOn(incoming, outgoing, chain);
        }
    }

    private void goOn(HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        if (incoming.getDispatcherType() == DispatcherType.ERROR) {
            hideUnlessMet(incoming);
            chain.doFilter(incoming, outgoing);
        } else {
            pass(WithoutOwnTrailers.of(incoming), outgoing, chain);
        }
    }

    /** What Tomcat, or a valve before ours, has refused goes to its error page without any decision: it is a request of nobody. */
    private static void hideUnlessMet(HttpServletRequest incoming) {
        ContainerSession named = incoming.getAttribute(MET) == null ? NamedSession.of(incoming) : null;
        if (named != null) {
            named.hide();
        }
    }

    private void pass(HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        if (incoming.getAttribute(SCRIPT) instanceof ScriptTag script) {
            incoming.removeAttribute(SCRIPT);
            ScriptInjection page = ScriptInjection.of(incoming, outgoing, script);
            page.pass(page.request(), asyncRequests.around(chain));
        } else {
            asyncRequests.around(chain).doFilter(sockets.watch(incoming), outgoing);
        }
    }
}
