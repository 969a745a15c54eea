package dev.curfew.valve;

import dev.curfew.catalina.NamedSession;
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
 * The place in front of an application where its answers can still be changed: behind the valve, before every filter of its own. Public for
 * Tomcat's sake.
 *
 * @since 0.1
 */
public final class PageFilter implements Filter {

    /** The attribute of a request that has passed the valve. */
    static final String MET = "dev.curfew.met";

    private static final String CALL = "dev.curfew.call";

    /** The place in one application. */
    PageFilter() {}

    /** Has the first filter run this call of the application, while Tomcat's own valves have the request. */
    static void expect(ApplicationCall call, ServletRequest request) {
        request.setAttribute(MET, true);
        request.setAttribute(CALL, call);
    }

    /** The application never sees it. */
    private static @Nullable ApplicationCall take(ServletRequest request) {
        Object found = request.getAttribute(CALL);
        request.removeAttribute(CALL);
        return found instanceof ApplicationCall call ? call : null;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest incoming) || !(response instanceof HttpServletResponse outgoing)) {
            chain.doFilter(request, response);
            return;
        }
        ApplicationCall call = take(incoming);
        if (call == null || !call.isAnsweredNow()) {
            goOn(call, incoming, outgoing, chain);
        }
    }

    private static void goOn(
            @Nullable ApplicationCall call,
            HttpServletRequest incoming,
            HttpServletResponse outgoing,
            FilterChain chain)
            throws IOException, ServletException {
        if (incoming.getDispatcherType() == DispatcherType.ERROR) {
            hideUnlessMet(incoming);
            chain.doFilter(incoming, outgoing);
        } else if (call == null) {
            chain.doFilter(WithoutOwnTrailers.of(incoming), outgoing);
        } else {
            call.run(WithoutOwnTrailers.of(incoming), outgoing, chain);
        }
    }

    /** What Tomcat, or a valve before ours, has refused goes to its error page without any decision: it is a request of nobody. */
    private static void hideUnlessMet(HttpServletRequest incoming) {
        ContainerSession named = incoming.getAttribute(MET) == null ? NamedSession.of(incoming) : null;
        if (named != null) {
            named.hide();
        }
    }
}
