package dev.curfew.observe;

import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Verdict;
import java.util.Optional;

/**
 * The sessions that are living at a moment, as lines that a policy can be rehearsed on.
 *
 * @since 0.1
 */
public final class LivingSessions {

    private LivingSessions() {}

    /** The line of a session, or nothing if it is over at {@code now} (epoch milliseconds). */
    public static Optional<String> line(SessionRecord session, long now) {
        return SessionTime.judge(session, now) instanceof Verdict.Living
                ? Optional.of(EventLine.of(SessionEvent.standing(SessionEvent.Kind.SESSION_LIVING, session, now))
                        .toString())
                : Optional.empty();
    }
}
