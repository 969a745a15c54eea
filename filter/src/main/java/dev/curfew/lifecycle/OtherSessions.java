package dev.curfew.lifecycle;

import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.Sessions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The sessions that a user has besides the one that asks: only theirs can be seen and ended (OWASP ASVS 5.0, 7.4.3 and 7.5.2). */
public final class OtherSessions {

    private final Sessions sessions;
    private final SessionTerminator terminator;

    public OtherSessions(Sessions sessions, SessionTerminator terminator) {
        this.sessions = sessions;
        this.terminator = terminator;
    }

    /** The user's living sessions, the one that asks among them, in the order of signing in. */
    public List<SessionRecord> withOwn(SessionRecord own, long now) {
        return sessions.livingOf(own.identity(), now);
    }

    /** Ends all of the user's sessions but the one that asks. */
    public void endAll(SessionRecord own, long now) {
        end(own, tags(own, now), now);
    }

    /**
     * Ends one.
     *
     * @return false if the user has no such session, or it is the one that asks
     */
    public boolean end(SessionRecord own, SessionTag tag, long now) {
        boolean known = tags(own, now).contains(tag);
        if (known) {
            end(own, Set.of(tag), now);
        }
        return known;
    }

    private Set<SessionTag> tags(SessionRecord own, long now) {
        return withOwn(own, now).stream()
                .map(SessionRecord::tag)
                .filter(tag -> !tag.equals(own.tag()))
                .collect(Collectors.toSet());
    }

    /** One that goes on under another key in the very moment that it is to end is found again by the next look. */
    private void end(SessionRecord own, Set<SessionTag> tags, long now) {
        for (List<SessionRecord> left = living(own, tags, now); !left.isEmpty(); left = living(own, tags, now)) {
            left.forEach(session -> terminator.end(session.key(), EndReason.REVOKED, now));
        }
    }

    private List<SessionRecord> living(SessionRecord own, Set<SessionTag> tags, long now) {
        return withOwn(own, now).stream()
                .filter(session -> tags.contains(session.tag()))
                .toList();
    }
}
