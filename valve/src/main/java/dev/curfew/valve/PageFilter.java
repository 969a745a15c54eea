package dev.curfew.valve;

import dev.curfew.catalina.NamedSession;
import dev.curfew.catalina.TomcatInternals;
import dev.curfew.http.ContainerSession;
import dev.curfew.servlet.call.ApplicationCall;
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
 * A filter that Curfew puts in front of every application, to change its responses. Public for Tomcat's sake.
 *
 * @since 0.1
 */
public final class PageFilter implements Filter {

    private final String note;

    /**
     * The place in one application.
     *
     * @param note on requests that the valve let through: their {@link JudgedRequest}
     */
    PageFilter(String note) {
        this.note = note;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest incoming) || !(response instanceof HttpServletResponse outgoing)) {
            chain.doFilter(request, response);
            return;
        }
        JudgedRequest judged = judged(incoming);
        ApplicationCall call = judged != null && judged.call().reachesApplication() ? judged.call() : null;
        if (call != null && call.isAnsweredNow()) {
            return;
        }
        if (incoming.getDispatcherType() == DispatcherType.ERROR) {
            if (judged == null) {
                hide(incoming);
            }
            chain.doFilter(incoming, outgoing);
        } else {
            goOn(call, WithoutOwnTrailers.of(incoming), outgoing, chain);
        }
    }

    /** Null for a request that has not passed the valve. */
    private @Nullable JudgedRequest judged(HttpServletRequest incoming) {
        return TomcatInternals.request(incoming).getNote(note) instanceof JudgedRequest judged ? judged : null;
    }

    private static void goOn(
            @Nullable ApplicationCall call,
            HttpServletRequest incoming,
            HttpServletResponse outgoing,
            FilterChain chain)
            throws IOException, ServletException {
        if (call == null) {
            chain.doFilter(incoming, outgoing);
        } else {
            call.run(incoming, outgoing, chain);
        }
    }

    /** What Tomcat, or a valve before ours, has refused goes to its error page without any decision: it is a request of nobody. */
    private static void hide(HttpServletRequest incoming) {
        ContainerSession named = NamedSession.of(incoming);
        if (named != null) {
            named.hide();
        }
    }
}
