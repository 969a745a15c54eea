package dev.curfew.filter;

import dev.curfew.Curfew;
import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.catalina.NamedSession;
import dev.curfew.catalina.SessionWatch;
import dev.curfew.catalina.WireHeaders;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestHeader;
import dev.curfew.pages.PageTexts;
import dev.curfew.servlet.Completion;
import dev.curfew.servlet.Replies;
import dev.curfew.servlet.ServletExchange;
import dev.curfew.servlet.page.ScriptInjection;
import dev.curfew.servlet.socket.Sockets;
import dev.curfew.servlet.stream.AsyncRequests;
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

    private final String name = String.valueOf(FILTERS.incrementAndGet());

    /** Of this filter alone: what another one let through has not been let through here. */
    private final String admittedAttribute = "dev.curfew.admitted-" + name;

    private final OriginalAddressListener firstSight = new OriginalAddressListener("dev.curfew.sent-" + name);

    private final Sockets sockets = new Sockets();
    private final AsyncRequests asyncRequests = new AsyncRequests(this::endedWhileWaiting);
    private final CurfewFactory factory;
    private volatile @Nullable Installation installation;
    private volatile @Nullable Curfew curfew;

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
        Installation taken = Installation.take(config);
        installation = taken;
        Curfew started = factory.open(config.getInitParameter(CONFIG), config.getServletContext());
        config.getServletContext().addListener(new SessionWatch(new Told()));
        config.getServletContext().addListener(firstSight);
        OtherDispatches.standBefore(config);
        RewriteValves.warn(config.getServletContext());
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
            Replies.write(
                    PageTexts.notStarted(incoming.getHeader(RequestHeader.ACCEPT_LANGUAGE.word())),
                    incoming.getMethod(),
                    outgoing);
        } else if (incoming.getAttribute(admittedAttribute) instanceof AdmittedVisit visit) {
            goOn(asked, visit, incoming, outgoing, chain);
        } else if (OtherDispatches.isGuest(incoming, taken)) {
            chain.doFilter(incoming, outgoing);
        } else if (OtherDispatches.isOfNobody(incoming)) {
            AdmittedVisit nobodys = new AdmittedVisit(asked.withoutSession(new ServletExchange(incoming, outgoing)));
            incoming.setAttribute(admittedAttribute, nobodys);
            goOn(asked, nobodys, incoming, outgoing, chain);
        } else if (!taken.takes(incoming)) {
            Replies.write(
                    PageTexts.installedTwice(incoming.getHeader(RequestHeader.ACCEPT_LANGUAGE.word())),
                    incoming.getMethod(),
                    outgoing);
        } else {
            ask(asked, incoming, outgoing, chain);
        }
    }

    private static void goOn(
            Curfew asked,
            AdmittedVisit visit,
            HttpServletRequest incoming,
            HttpServletResponse outgoing,
            FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest shown =
                AdmittedRequest.shows(visit, incoming) ? incoming : forApplication(asked, visit, incoming, outgoing);
        chain.doFilter(shown, outgoing);
    }

    private void ask(Curfew asked, HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        ServletExchange exchange = new ServletExchange(
                incoming,
                outgoing,
                firstSight.takeIfRewritten(incoming),
                incoming.getServletContext().getContextPath());
        obey(asked.decide(exchange), asked, exchange, incoming, outgoing, chain);
    }

    private void obey(
            Decision decision,
            Curfew asked,
            ServletExchange exchange,
            HttpServletRequest incoming,
            HttpServletResponse outgoing,
            FilterChain chain)
            throws IOException, ServletException {
        if (decision instanceof Respond respond) {
            Replies.write(respond.reply(), incoming.getMethod(), outgoing);
        } else if (decision instanceof Proceed admitted) {
            admit(admitted, asked, exchange, incoming, outgoing, chain);
        }
    }

    /** A session that ends while all is made ready leaves nothing of it behind: what is decided then is obeyed from the beginning. */
    private void admit(
            Proceed admitted,
            Curfew asked,
            ServletExchange exchange,
            HttpServletRequest incoming,
            HttpServletResponse outgoing,
            FilterChain chain)
            throws IOException, ServletException {
        AdmittedVisit visit = new AdmittedVisit(admitted);
        incoming.setAttribute(admittedAttribute, visit);
        incoming.setAttribute(CurfewSession.ATTRIBUTE, asked.session(admitted));
        if (admitted.messagesCount()) {
            Sockets.tell(incoming, () -> asked.messageReceived(admitted));
        } else {
            Sockets.tellNobody(incoming);
        }
        ScriptInjection page = ScriptInjection.of(incoming, outgoing, admitted.script());
        AdmittedRequest guarded = forApplication(asked, visit, page.request(), page.response());
        Decision last = asked.decideAgain(exchange, admitted);
        if (last.equals(admitted)) {
            WireHeaders.set(admitted.headers(), outgoing);
            pass(asked, exchange, visit, guarded, page, chain);
        } else {
            obey(last, asked, exchange, incoming, outgoing, chain);
        }
    }

    private void pass(
            Curfew asked,
            ServletExchange exchange,
            AdmittedVisit visit,
            AdmittedRequest guarded,
            ScriptInjection page,
            FilterChain chain)
            throws IOException, ServletException {
        try {
            page.pass(sockets.watch(guarded), chain, asyncRequests);
        } finally {
            Completion.of(guarded, () -> asked.completed(exchange, visit.admitted(), visit.isSignedOut()));
        }
    }

    private Reply endedWhileWaiting(SessionEnd end) {
        Curfew asked = curfew;
        return asked == null ? PageTexts.notStarted(null) : asked.endedWhileWaiting(end);
    }

    private static AdmittedRequest forApplication(
            Curfew asked, AdmittedVisit visit, HttpServletRequest incoming, HttpServletResponse outgoing) {
        return new AdmittedRequest(
                incoming,
                outgoing,
                visit,
                made -> asked.containerSessionMade(NamedSession.made(incoming, made), visit.admitted()));
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

    /** As long as the filter stands: Tomcat ends what is left after it. */
    private final class Told implements SessionWatch.Listener {

        @Override
        public void gone(String owner, ContainerSession.Detached gone, boolean byApplication) {
            Curfew told = curfew;
            if (told != null) {
                told.containerSessionGone(owner, gone, byApplication);
            }
        }

        @Override
        public void renamed(String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
            Curfew told = curfew;
            if (told != null) {
                told.containerSessionRenamed(owner, before, after);
            }
        }
    }
}
