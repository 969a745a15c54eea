package dev.curfew.observe;

import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Sessions;
import dev.curfew.session.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of the living sessions, as event lines for a rehearsal.
 *
 * @since 0.1
 */
public final class LivingSessions {

    private static final int MOST = 100_000;

    private LivingSessions() {}

    /**
     * The lines of those that are living at {@code now} (epoch milliseconds).
     *
     * @param most how many at most
     * @throws IllegalArgumentException if that is less than one or more than 100,000
     */
    public static List<String> lines(Sessions sessions, int most, long now) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most: " + most + " (expected: 1 to " + MOST + ")");
        }
        List<String> lines = new ArrayList<>();
        sessions.forEach(session -> {
            if (lines.size() < most) {
                line(session, now).ifPresent(lines::add);
            }
        });
        return lines;
    }

    /** The line of a session, or nothing if it is over at {@code now} (epoch milliseconds). */
    static Optional<String> line(SessionRecord session, long now) {
        return SessionTime.judge(session, now) instanceof Verdict.Living
                ? Optional.of(EventLine.of(SessionEvent.standing(SessionEvent.Kind.SESSION_LIVING, session, now))
                        .toString())
                : Optional.empty();
    }
}
