package dev.curfew.catalina;

import dev.curfew.http.ContainerSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.ContainerEvent;
import org.apache.catalina.ContainerListener;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.jspecify.annotations.Nullable;

/**
 * Listens to changes of the {@code HttpSession}s that Curfew has claimed. Public for Tomcat's sake.
 *
 * <p>It hears of new ids as a listener of the container, where it can be one: an application with an {@code HttpSessionIdListener} is slower,
 * because Tomcat then makes an event of every request and of each of its attributes.
 *
 * @since 0.2
 */
public final class SessionWatch implements HttpSessionListener, HttpSessionIdListener, ContainerListener {

    private final Listener listener;

    /** Is told. Called on any thread. */
    public interface Listener {

        /**
         * A session is gone.
         *
         * @param owner whom it was claimed for
         * @param gone the session itself
         * @param byApplication whether the application ended it, rather than the container or Curfew
         */
        void gone(String owner, ContainerSession.Detached gone, boolean byApplication);

        /**
         * A session has got another id.
         *
         * @param owner whom it was claimed for
         * @param before the session, by the id before
         * @param after the same one, by the id that it has now
         */
        void renamed(String owner, ContainerSession.Detached before, ContainerSession.Detached after);
    }

    public SessionWatch(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Session session = TomcatInternals.session(event.getSession());
        HeldSession gone = HeldSession.of(session);
        WithheldSessions.forget(gone.application(), gone.id(), session);
        String owner = SessionOwner.of(session);
        if (owner != null) {
            listener.gone(owner, gone, isEndedByApplication(session));
        }
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        renamed(TomcatInternals.session(event.getSession()), before);
    }

    @Override
    public void containerEvent(ContainerEvent event) {
        if (Context.CHANGE_SESSION_ID_EVENT.equals(event.getType())
                && event.getContainer() instanceof Context application
                && event.getData() instanceof String[] ids) {
            Session session = find(application, ids[1]);
            if (session != null) {
                renamed(session, ids[0]);
            }
        }
    }

    private static @Nullable Session find(Context application, String id) {
        try {
            return application.getManager().findSession(id);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void renamed(Session session, String before) {
        HeldSession after = HeldSession.of(session);
        WithheldSessions.forget(after.application(), before, session);
        String owner = SessionOwner.of(session);
        if (owner != null) {
            listener.renamed(owner, new HeldSession(after.application(), before), after);
        }
    }

    private static boolean isEndedByApplication(Session session) {
        Context application = session.getManager().getContext();
        int interval = session.getMaxInactiveInterval();
        boolean timedOut = interval > 0 && session.getIdleTimeInternal() >= interval * 1000L;
        return !timedOut && application.getState().isAvailable();
    }
}
