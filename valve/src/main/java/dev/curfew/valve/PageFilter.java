package dev.curfew.valve;

import dev.curfew.catalina.NamedSession;
import dev.curfew.catalina.TomcatInternals;
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
import org.jspecify.annotations.Nullable;

/**
 * The place in front of an application where its answers can still be changed: behind the valve, before every filter of its own. Public for
 * Tomcat's sake.
 *
 * @since 0.1
 */
public final class PageFilter implements Filter {

    private final String note;
    private final Sockets sockets = new Sockets();
    private final AsyncRequests asyncRequests;

    /**
     * The place in one application.
     *
     * @param note on requests that the valve let through: their {@link RequestPassage}
     * @param asyncRequests ends them with their sessions
     */
    PageFilter(String note, AsyncRequests asyncRequests) {
        this.note = note;
        this.asyncRequests = asyncRequests;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest incoming) || !(response instanceof HttpServletResponse outgoing)) {
            chain.doFilter(request, response);
        } else {
            goOn(passage(incoming), incoming, outgoing, chain);
        }
    }

    /** Null for a request that has not passed the valve. */
    private @Nullable RequestPassage passage(HttpServletRequest incoming) {
        return TomcatInternals.request(incoming).getNote(note) instanceof RequestPassage passage ? passage : null;
    }

    private void goOn(
            @Nullable RequestPassage passage,
            HttpServletRequest incoming,
            HttpServletResponse outgoing,
            FilterChain chain)
            throws IOException, ServletException {
        if (passage != null && passage.isAnsweredNow()) {
            return;
        }
        if (incoming.getDispatcherType() == DispatcherType.ERROR) {
            if (passage == null) {
                hide(incoming);
            }
            chain.doFilter(incoming, outgoing);
        } else {
            pass(passage == null ? null : passage.script(), WithoutOwnTrailers.of(incoming), outgoing, chain);
        }
    }

    /** What Tomcat, or a valve before ours, has refused goes to its error page without any decision: it is a request of nobody. */
    private static void hide(HttpServletRequest incoming) {
        ContainerSession named = NamedSession.of(incoming);
        if (named != null) {
            named.hide();
        }
    }

    private void pass(
            @Nullable ScriptTag script, HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        if (script == null) {
            asyncRequests.pass(sockets.watch(incoming), outgoing, chain);
        } else {
            ScriptInjection page = ScriptInjection.of(incoming, outgoing, script);
            page.pass(page.request(), chain, asyncRequests);
        }
    }
}
