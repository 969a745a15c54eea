package dev.curfew.servlet;

import dev.curfew.http.ContainerSession;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * What Curfew does with {@code HttpSession}s, in a request and out of one.
 *
 * @since 0.1
 */
public final class HttpSessions {

    private static final String OWNER = "dev.curfew.session";

    private HttpSessions() {}

    /** Whom the session was claimed for; null if it never was, or if it has ended. */
    public static @Nullable String owner(HttpSession session) {
        try {
            return session.getAttribute(OWNER) instanceof String owner ? owner : null;
        } catch (IllegalStateException ended) {
            return null;
        }
    }

    /** Claims the session; {@code keepSeconds} as in {@link dev.curfew.http.ContainerSession#claim}. */
    public static void claim(HttpSession session, String owner, int keepSeconds) {
        try {
            session.setAttribute(OWNER, owner);
            if (keepSeconds > 0) {
                session.setMaxInactiveInterval(keepSeconds);
            }
        } catch (IllegalStateException ended) {
            return;
        }
    }

    /** Ends the session; does nothing if it has ended. */
    public static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException ended) {
            return;
        }
    }

    /** The session out of any request. */
    public static ContainerSession.Detached detached(HttpSession session) {
        return new Detached(session);
    }

    /** Whether the container's own clock, and nobody else, has just ended this session. */
    public static boolean isContainerTimeout(HttpSession session, long now) {
        int interval = session.getMaxInactiveInterval();
        return interval > 0 && now - session.getLastAccessedTime() >= interval * 1000L;
    }

    private record Detached(HttpSession session) implements ContainerSession.Detached {

        @Override
        public void claim(String owner) {
            HttpSessions.claim(session, owner, 0);
        }

        @Override
        public void end() {
            HttpSessions.end(session);
        }
    }
}
