package dev.curfew.lifecycle;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Records activity, unless the last record is recent enough. */
public final class ActivityRecorder {

    private final Sessions sessions;
    private final Observer observer;

    public ActivityRecorder(Sessions sessions, Observer observer) {
        this.sessions = sessions;
        this.observer = observer;
    }

    /** What a request shows when it begins. */
    @Nullable
    public SessionRecord begun(SessionRecord seen, ActivityEvidence shown, long now) {
        return switch (shown) {
            case NONE -> seen;
            case BACKGROUND -> sessions.note(seen, now);
            case REQUEST, PERSON -> record(seen, now);
        };
    }

    /** What one that counted shows when it is over: where pages report by then, only a person's counts. */
    @Nullable
    SessionRecord over(SessionRecord seen, ActivityEvidence shown, long now) {
        return shown == ActivityEvidence.PERSON ? record(seen, now) : told(seen, sessions.ask(seen, now), now);
    }

    /** See {@link Sessions#touch}. */
    @Nullable
    public SessionRecord record(SessionRecord seen, long now) {
        return told(seen, sessions.touch(seen, now), now);
    }

    /** See {@link Sessions#report}. */
    @Nullable
    public SessionRecord report(SessionRecord seen, long person, long now) {
        long known = SessionTime.lastActivity(seen, now);
        return told(seen, sessions.report(seen, person, now), Math.max(known, person));
    }

    private @Nullable SessionRecord told(SessionRecord seen, @Nullable SessionRecord current, long at) {
        if (current != null && current.lastActivity() == at && seen.lastActivity() < at) {
            observer.on(SessionEvent.about(Kind.SESSION_ACTIVE, current, at));
        }
        return current;
    }
}
