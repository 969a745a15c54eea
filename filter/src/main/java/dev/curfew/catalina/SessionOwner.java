package dev.curfew.catalina;

import org.apache.catalina.Session;
import org.jspecify.annotations.Nullable;

/** Stores the owner of an {@code HttpSession} as a plain text attribute, which every kind of manager can keep. */
final class SessionOwner {

    private static final String ATTRIBUTE = "dev.curfew.session";

    /** The owner of what Curfew ends: its end is no act of its user's. */
    private static final String ENDED = "ended";

    private SessionOwner() {}

    /** Null if it never was, or if it has ended. */
    static @Nullable String of(Session session) {
        try {
            return session.getSession().getAttribute(ATTRIBUTE) instanceof String owner ? owner : null;
        } catch (IllegalStateException ended) {
            return null;
        }
    }

    /** Does nothing if it has ended. */
    static void claim(Session session, String owner, int keepSeconds) {
        try {
            session.getSession().setAttribute(ATTRIBUTE, owner);
            if (keepSeconds > 0) {
                session.setMaxInactiveInterval(keepSeconds);
            }
        } catch (IllegalStateException ended) {
            return;
        }
    }

    /** Ends it, and nothing with it. */
    static void end(Session session) {
        claim(session, ENDED, 0);
        session.expire();
    }
}
