package dev.curfew.guard;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Records that users are there, and reports what was written: most activities are too soon after the one before to be. */
final class Presence {

    private final Sessions sessions;
    private final Observer observer;

    Presence(Sessions sessions, Observer observer) {
        this.sessions = sessions;
        this.observer = observer;
    }

    /** See {@link Sessions#touch}. */
    @Nullable
    SessionRecord record(SessionRecord seen, long now) {
        SessionRecord current = sessions.touch(seen, now);
        if (current != null && !current.equals(seen) && current.lastActivity() == now) {
            observer.on(SessionEvent.about(Kind.SESSION_ACTIVE, current, now));
        }
        return current;
    }
}
