package dev.curfew.filter;

import dev.curfew.Curfew;
import dev.curfew.catalina.SessionWatch;
import dev.curfew.guard.Decision;
import dev.curfew.servlet.ServletExchange;
import dev.curfew.servlet.call.Admission;
import dev.curfew.servlet.call.ApplicationCall;
import dev.curfew.servlet.call.ApplicationCalls;
import dev.curfew.servlet.call.DoorReplies;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The filter door: a servlet filter, mapped to {@code /*} before every other, with the init parameter {@code config}.
 *
 * <p>A filter runs after the container's authenticator, so it cannot satisfy security constraints of a {@code web.xml}; it wraps the request
 * instead. Everything else is as with the valve.
 *
 * @since 0.1
 */
public final class CurfewFilter implements Filter {

    private static final String CONFIG = "config";
    private static final AtomicInteger FILTERS = new AtomicInteger();

    private final String name = String.valueOf(FILTERS.incrementAndGet());

    /** Of this filter alone: what another one let through has not been let through here. */
    private final String callAttribute = "dev.curfew.call-" + name;

    private final OriginalAddressListener firstSight = new OriginalAddressListener("dev.curfew.sent-" + name);
    private final ApplicationCalls calls = new ApplicationCalls();
    private final CurfewFactory factory;
    private volatile @Nullable Installation installation;

    /** Called by the container. */
    public CurfewFilter() {
        this(CurfewFactory.FROM_FILE);
    }

    /** A filter that is given its Curfew in another way than from a file. */
    CurfewFilter(CurfewFactory factory) {
        this.factory = factory;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        List<String> unknown = Collections.list(config.getInitParameterNames()).stream()
                .filter(name -> !name.equals(CONFIG))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ServletException(
                    "Curfew: unknown init-param " + unknown + " (expected: " + CONFIG + " only), correct web.xml");
        }
        installation = Installation.take(config);
        try {
            start(config);
        } catch (ServletException | RuntimeException | Error fault) {
            destroy();
            throw fault;
        }
    }

    /** A container that fails to start a filter does not destroy it. */
    private void start(FilterConfig config) throws ServletException {
        calls.start(factory.open(config.getInitParameter(CONFIG), config.getServletContext()));
        config.getServletContext().addListener(new SessionWatch(calls));
        config.getServletContext().addListener(firstSight);
        OtherDispatches.standBefore(config);
        RewriteValves.warn(config.getServletContext());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest incoming = (HttpServletRequest) request;
        HttpServletResponse outgoing = (HttpServletResponse) response;
        Curfew asked = calls.curfew();
        Installation taken = installation;
        if (asked == null || taken == null) {
            DoorReplies.notStarted(incoming, outgoing);
        } else if (incoming.getAttribute(callAttribute) instanceof ApplicationCall call) {
            chain.doFilter(AdmittedRequest.of(incoming, outgoing, call), outgoing);
        } else if (OtherDispatches.isGuest(incoming, taken)) {
            chain.doFilter(incoming, outgoing);
        } else if (OtherDispatches.isOfNobody(incoming)) {
            ServletExchange exchange = new ServletExchange(incoming, outgoing);
            ApplicationCall call = obey(asked.withoutSession(exchange), asked, exchange, incoming, outgoing);
            chain.doFilter(call == null ? incoming : AdmittedRequest.of(incoming, outgoing, call), outgoing);
        } else if (taken.takes(incoming)) {
            ask(asked, incoming, outgoing, chain);
        } else {
            DoorReplies.installedTwice(incoming, outgoing);
        }
    }

    private void ask(Curfew asked, HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        ServletExchange exchange = new ServletExchange(
                incoming,
                outgoing,
                firstSight.takeIfRewritten(incoming),
                incoming.getServletContext().getContextPath());
        ApplicationCall call = obey(asked.decide(exchange), asked, exchange, incoming, outgoing);
        if (call != null && !call.isAnsweredNow()) {
            run(call, incoming, outgoing, chain);
        }
    }

    private @Nullable ApplicationCall obey(
            Decision decision,
            Curfew asked,
            ServletExchange exchange,
            HttpServletRequest incoming,
            HttpServletResponse outgoing)
            throws IOException {
        ApplicationCall call = calls.obey(decision, asked, exchange, incoming, outgoing, Admission.NONE);
        incoming.setAttribute(callAttribute, call);
        return call;
    }

    private static void run(
            ApplicationCall call, HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        call.addHeaders();
        try {
            call.run(AdmittedRequest.of(incoming, outgoing, call), outgoing, chain);
        } finally {
            call.finish();
        }
    }

    @Override
    public void destroy() {
        Installation taken = installation;
        if (taken != null) {
            taken.leave();
        }
        calls.stop();
    }
}
