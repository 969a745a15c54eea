package dev.curfew.valve;

import dev.curfew.Curfew;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.http.ContainerSession;
import dev.curfew.servlet.HttpSessionView;
import dev.curfew.servlet.HttpSessions;
import dev.curfew.servlet.ServletExchange;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;

/** A request as Tomcat has mapped it, also where no application takes it. */
final class CatalinaExchange extends ServletExchange {

    private final Request request;
    private final Curfew curfew;

    /**
     * A request.
     *
     * @param mount where Curfew's own paths begin
     */
    CatalinaExchange(Request request, Response response, Curfew curfew, String mount) {
        super(request, response, CatalinaAddress.beforeRewriting(request), mount);
        this.request = request;
        this.curfew = curfew;
    }

    @Override
    protected String mappedPath() {
        return request.getDecodedRequestURI();
    }

    @Override
    public @Nullable String welcome() {
        String path = mappedPath();
        if (request.getWrapper() == null || !(path.endsWith("/") || path.equals(contextPath()))) {
            return null;
        }
        String mapped = mapped();
        return mapped.equals(path) ? null : mapped;
    }

    @Override
    public String contextPath() {
        Context mapped = request.getContext();
        return mapped == null ? "" : mapped.getPath();
    }

    @Override
    public @Nullable ContainerSession containerSession() {
        if (request.getContext() == null) {
            return null;
        }
        Session named = find(request.getRequestedSessionId());
        Session session = named == null ? request.getSessionInternal(false) : named;
        return session == null ? null : new WatchedSession(request, session, curfew);
    }

    /** Without the request's taking note of it, so that it can still be hidden. */
    private @Nullable Session find(@Nullable String id) {
        Session session;
        try {
            session = id == null ? null : request.getContext().getManager().findSession(id);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return session != null && session.isValid() ? session : null;
    }

    /** The application has just made this session. */
    void made(HttpSession made, Proceed admitted) {
        Session session = find(made.getId());
        if (session != null) {
            curfew.containerSessionMade(new WatchedSession(request, session, curfew), admitted);
        }
    }

    /** Notices when the application ends a session that was claimed. */
    private static final class WatchedSession extends HttpSessionView {

        private final Request request;
        private final Session session;
        private final Curfew curfew;

        WatchedSession(Request request, Session session, Curfew curfew) {
            super(request, session.getSession());
            this.request = request;
            this.session = session;
            this.curfew = curfew;
        }

        @Override
        public void renewId() {
            request.getSessionInternal(false);
            super.renewId();
        }

        @Override
        public void hide() {
            request.setRequestedSessionId(null);
        }

        @Override
        public void claim(String owner, int keepSeconds) {
            super.claim(owner, keepSeconds);
            HttpSession facade = session.getSession();
            session.addSessionListener(event -> {
                if (Session.SESSION_DESTROYED_EVENT.equals(event.getType())) {
                    curfew.containerSessionGone(
                            owner, HttpSessions.detached(facade), isEndedByApplication(event.getSession()));
                }
            });
        }

        private static boolean isEndedByApplication(Session session) {
            int interval = session.getMaxInactiveInterval();
            boolean timedOut = interval > 0 && session.getIdleTimeInternal() >= interval * 1000L;
            return !timedOut && session.getManager().getContext().getState().isAvailable();
        }
    }
}
