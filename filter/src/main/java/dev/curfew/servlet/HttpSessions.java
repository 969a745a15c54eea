package dev.curfew.servlet;

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

    /** What ends the session later; equal for the same session. */
    public static Runnable ending(HttpSession session) {
        return new Ending(session);
    }

    /** Whether the container's own clock, and nobody else, has just ended this session. */
    public static boolean isContainerTimeout(HttpSession session, long now) {
        int interval = session.getMaxInactiveInterval();
        return interval > 0 && now - session.getLastAccessedTime() >= interval * 1000L;
    }

    private record Ending(HttpSession session) implements Runnable {

        @Override
        public void run() {
            end(session);
        }
    }
}
