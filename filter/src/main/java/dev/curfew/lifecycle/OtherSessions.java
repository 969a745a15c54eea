package dev.curfew.lifecycle;

import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.Sessions;
import java.util.List;

/** Finds and ends a user's other sessions, and only those (OWASP ASVS 5.0, 7.4.3 and 7.5.2). */
public final class OtherSessions {

    private final Sessions sessions;
    private final Revocations revocations;

    public OtherSessions(Sessions sessions, Revocations revocations) {
        this.sessions = sessions;
        this.revocations = revocations;
    }

    /** The user's living sessions, the one that asks among them, in the order of signing in. */
    public List<SessionRecord> withOwn(SessionRecord own, long now) {
        return sessions.livingOf(own.user(), now);
    }

    /** Ends all of the user's sessions but the one that asks. */
    public void endAll(SessionRecord own, long now) {
        revocations.revoke(own.user(), session -> !session.tag().equals(own.tag()), EndReason.REVOKED, now);
    }

    /**
     * Ends one.
     *
     * @return false if the user has no such session, or it is the one that asks
     */
    public boolean end(SessionRecord own, SessionTag tag, long now) {
        return !tag.equals(own.tag())
                && revocations.revoke(own.user(), session -> session.tag().equals(tag), EndReason.REVOKED, now);
    }
}
