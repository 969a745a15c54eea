package dev.curfew.lifecycle;

import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tracks requests in progress. Their completion counts for their session, even if its key has changed. What becomes of
 * them counts for their session under whatever key it goes on: its user may have signed in again meanwhile.
 * Thread-safe; instants are epoch milliseconds.
 */
public final class RequestCompletion {

    private final ActivityRecorder recorder;
    private final SessionTerminator terminator;

    public RequestCompletion(ActivityRecorder recorder, SessionTerminator terminator) {
        this.recorder = recorder;
        this.terminator = terminator;
    }

    /** A request that began as activity is over. */
    public void over(SessionRecord session, ActivityEvidence activity, long now) {
        if (recorder.over(session, activity, now) == null) {
            SessionRecord current = living(session, now);
            if (current != null) {
                recorder.over(current, activity, now);
            }
        }
    }

    /** Its user is heard of, perhaps long after the request. */
    public void heard(SessionRecord session, long now) {
        SessionRecord current = living(session, now);
        if (current != null) {
            recorder.record(current, now);
        }
    }

    private @Nullable SessionRecord living(SessionRecord session, long now) {
        SessionRecord current = terminator.current(session.origin(), now);
        return current == null || current.end() != null ? null : current;
    }

    /** The application has signed the user out. */
    public void signOut(SessionRecord session, long now) {
        terminator.end(session.origin(), EndReason.LOGOUT, now);
    }
}
