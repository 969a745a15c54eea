package dev.curfew.guard;

import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/**
 * Requests that were let through and go on. What becomes of them counts for their session under whatever key it goes on: its user may have
 * signed in again meanwhile. Thread-safe; instants are epoch milliseconds.
 */
final class Ongoing {

    private final Presence presence;
    private final Endings endings;

    Ongoing(Presence presence, Endings endings) {
        this.presence = presence;
        this.endings = endings;
    }

    /** A request that began as activity is over. */
    void over(SessionRecord session, Activity activity, long now) {
        if (presence.over(session, activity, now) == null) {
            SessionRecord current = living(session, now);
            if (current != null) {
                presence.over(current, activity, now);
            }
        }
    }

    /** Its user is heard of, perhaps long after the request. */
    void heard(SessionRecord session, long now) {
        SessionRecord current = living(session, now);
        if (current != null) {
            presence.record(current, now);
        }
    }

    private @Nullable SessionRecord living(SessionRecord session, long now) {
        SessionRecord current = endings.current(session.origin(), now);
        return current == null || current.end() != null ? null : current;
    }

    /** The application has signed the user out. */
    void signOut(SessionRecord session, long now) {
        endings.end(session.origin(), EndReason.LOGOUT, now);
    }
}
