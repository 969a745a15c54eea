package dev.curfew.catalina;

import dev.curfew.http.ContainerSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;

/**
 * The Tomcat session that a request names.
 *
 * @since 0.2
 */
public final class NamedSession implements ContainerSession {

    private final Request request;
    private final Session session;

    private NamedSession(Request request, Session session) {
        this.request = request;
        this.session = session;
    }

    /**
     * The one that a request of Tomcat's names, or null if it names none that there is. A request that another application has sent on names one
     * of that application, which is not for the one that it comes to.
     */
    public static @Nullable ContainerSession of(HttpServletRequest asked) {
        Request request = TomcatInternals.request(asked);
        Context application = request.getContext();
        if (application == null || application.getServletContext() != asked.getServletContext()) {
            return null;
        }
        Session named = find(application, request.getRequestedSessionId());
        Session session = named == null ? request.getSessionInternal(false) : named;
        return session == null ? null : new NamedSession(request, session);
    }

    /** One that the application has made in a request. */
    public static ContainerSession made(HttpServletRequest asked, HttpSession made) {
        return new NamedSession(TomcatInternals.request(asked), TomcatInternals.session(made));
    }

    /** Without the request's taking note of it. */
    private static @Nullable Session find(Context application, @Nullable String id) {
        try {
            Session session = id == null ? null : application.getManager().findSession(id);
            return session != null && session.isValid() ? session : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public @Nullable String owner() {
        return SessionOwner.of(session);
    }

    @Override
    public boolean isMadeHere() {
        return !Objects.equals(session.getIdInternal(), request.getRequestedSessionId());
    }

    @Override
    public void claim(String owner, int keepSeconds) {
        SessionOwner.claim(session, owner, keepSeconds);
    }

    @Override
    public void renewId() {
        request.getSessionInternal(false);
        request.changeSessionId();
    }

    @Override
    public void end() {
        SessionOwner.end(session);
    }

    @Override
    public void hide() {
        request.recycleSessionInfo();
    }

    @Override
    public Detached detached() {
        return HeldSession.of(session);
    }
}
