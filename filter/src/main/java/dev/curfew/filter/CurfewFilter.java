package dev.curfew.filter;

import dev.curfew.Curfew;
import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.guard.Wording;
import dev.curfew.http.Reply;
import dev.curfew.servlet.Completion;
import dev.curfew.servlet.HttpSessions;
import dev.curfew.servlet.Replies;
import dev.curfew.servlet.ScriptedPage;
import dev.curfew.servlet.ServletExchange;
import dev.curfew.servlet.Sockets;
import dev.curfew.servlet.Streams;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The door for applications that cannot have a valve: a servlet filter, mapped to {@code /*} before every other, with the init parameter
 * {@code config}.
 *
 * <p>A filter runs after the container's authenticator, so it cannot satisfy security constraints of a {@code web.xml}; it wraps the request
 * instead. Everything else is as with the valve.
 *
 * @since 0.1
 */
public final class CurfewFilter implements Filter {

    private static final String CONFIG = "config";
    private static final AtomicInteger FILTERS = new AtomicInteger();

    /** Of this filter alone: what another one let through has not been let through here. */
    private final String admittedAttribute = "dev.curfew.admitted-" + FILTERS.incrementAndGet();

    private final Sockets sockets = new Sockets();
    private final Streams streams = new Streams(this::endedWhileWaiting);
    private final Mount mount;
    private volatile @Nullable Installation installation;
    private volatile @Nullable Curfew curfew;

    /** Called by the container. */
    public CurfewFilter() {
        this(Mount.FROM_FILE);
    }

    /** A filter that is given its Curfew in another way than from a file. */
    public CurfewFilter(Mount mount) {
        this.mount = mount;
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
        Installation taken = Installation.take(config);
        installation = taken;
        Curfew started = mount.open(config.getInitParameter(CONFIG), config.getServletContext());
        config.getServletContext().addListener(new Watch());
        curfew = started;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest incoming = (HttpServletRequest) request;
        HttpServletResponse outgoing = (HttpServletResponse) response;
        Curfew asked = curfew;
        Installation taken = installation;
        if (asked == null || taken == null) {
            Replies.write(Wording.notStarted(incoming.getHeader("Accept-Language")), incoming.getMethod(), outgoing);
        } else if (incoming.getAttribute(admittedAttribute) instanceof Proceed admitted) {
            chain.doFilter(forApplication(asked, admitted, incoming, outgoing), outgoing);
        } else if (!taken.takes(incoming)) {
            Replies.write(
                    Wording.installedTwice(incoming.getHeader("Accept-Language")), incoming.getMethod(), outgoing);
        } else {
            ask(asked, incoming, outgoing, chain);
        }
    }

    private void ask(Curfew asked, HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        ServletExchange exchange = new ServletExchange(incoming, outgoing);
        Decision decision = asked.decide(exchange);
        if (decision instanceof Respond respond) {
            Replies.write(respond.reply(), incoming.getMethod(), outgoing);
        } else if (decision instanceof Proceed admitted) {
            Replies.addHeaders(admitted.headers(), outgoing);
            incoming.setAttribute(admittedAttribute, admitted);
            incoming.setAttribute(CurfewSession.ATTRIBUTE, asked.session(admitted));
            Sockets.tell(incoming, admitted.messagesCount(), () -> asked.messageReceived(admitted));
            ScriptedPage page = ScriptedPage.of(incoming, outgoing, admitted.script());
            AdmittedRequest guarded = forApplication(asked, admitted, page.request(), page.response());
            try {
                page.pass(sockets.watch(guarded), streams.around(chain));
            } finally {
                Completion.of(incoming, () -> asked.completed(exchange, admitted, guarded.isSignedOut()));
            }
        }
    }

    private Reply endedWhileWaiting(SessionEnd end) {
        Curfew asked = curfew;
        return asked == null ? Wording.notStarted(null) : asked.endedWhileWaiting(end);
    }

    private static AdmittedRequest forApplication(
            Curfew asked, Proceed admitted, HttpServletRequest incoming, HttpServletResponse outgoing) {
        return new AdmittedRequest(incoming, outgoing, admitted, made -> asked.containerSessionMade(made, admitted));
    }

    @Override
    public void destroy() {
        Curfew started = curfew;
        curfew = null;
        Installation taken = installation;
        if (taken != null) {
            taken.leave();
        }
        if (started != null) {
            started.close();
        }
    }

    /** Notices {@code HttpSession}s that the application ends, as long as the filter stands: Tomcat ends the rest after it. */
    private final class Watch implements HttpSessionListener {

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            Curfew told = curfew;
            HttpSession session = event.getSession();
            String owner = HttpSessions.owner(session);
            if (told != null && owner != null) {
                boolean byApplication = !HttpSessions.isContainerTimeout(session, told.now());
                told.containerSessionGone(owner, HttpSessions.detached(session), byApplication);
            }
        }
    }
}
