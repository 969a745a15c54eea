package dev.curfew.lifecycle;

import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Terms;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.Sessions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the maximum number of sessions of a user without a lock (OWASP ASVS 5.0, 7.1.2): a new session is stored
 * first, and then only older sessions count. So of many who sign in at once the order of filing decides, the same for
 * all.
 *
 * <p>A session that goes on under another key keeps its place in that order, and its tag: one place is one tag.
 */
public final class SessionLimit {

    private final Sessions sessions;
    private final Revocations revocations;

    public SessionLimit(Sessions sessions, Revocations revocations) {
        this.sessions = sessions;
        this.revocations = revocations;
    }

    /** Whether a session that begins under these terms waits until the limit is known to allow it. */
    static boolean waitsAtFirst(Terms terms) {
        return isLimited(terms) && terms.atLimit() != AtLimit.END_OLDEST;
    }

    /**
     * Does what its terms say about a session that has just been filed, and that nobody has been told of. One that goes on with a session that
     * fitted fits.
     *
     * @return false if there are too many: then it is gone again
     */
    boolean admits(SessionRecord filed, long now) {
        Terms terms = filed.terms();
        if (isLimited(terms) && terms.atLimit() == AtLimit.END_OLDEST) {
            makeRoom(filed, terms.maxSessions(), now);
        }
        SessionRecord session = admitIfItFits(filed, now);
        boolean waits = session != null && session.waiting() && session.end() == null;
        boolean refused = waits && isLimited(terms) && terms.atLimit() == AtLimit.REFUSE;
        if (refused) {
            sessions.withdraw(filed.key());
        }
        return !refused;
    }

    /**
     * Admits a waiting session if those before it leave room. They can only become fewer: what fits once fits for good.
     *
     * @return the record as it is now, or null if it is gone
     */
    @Nullable
    public SessionRecord admitIfItFits(SessionRecord session, long now) {
        boolean fits = session.waiting()
                && session.end() == null
                && placesBefore(session, now).size() < session.terms().maxSessions();
        return fits ? sessions.admit(session, now) : session;
    }

    private void makeRoom(SessionRecord newcomer, int most, long now) {
        Set<SessionTag> surplus = surplus(newcomer, most, now);
        revocations.revoke(newcomer.user(), session -> surplus.contains(session.tag()), EndReason.SESSION_LIMIT, now);
    }

    private Set<SessionTag> surplus(SessionRecord newcomer, int most, long now) {
        Set<SessionTag> before = placesBefore(newcomer, now);
        return before.stream().limit(Math.max(0, before.size() - most + 1)).collect(Collectors.toSet());
    }

    /** The living sessions that were filed before this one, the oldest first; none if this one is not living. */
    private Set<SessionTag> placesBefore(SessionRecord session, long now) {
        Set<SessionTag> before = new LinkedHashSet<>();
        for (SessionRecord living : sessions.livingOf(session.user(), now)) {
            if (living.key().equals(session.key())) {
                before.remove(session.tag());
                return before;
            }
            before.add(living.tag());
        }
        return Set.of();
    }

    private static boolean isLimited(Terms terms) {
        return terms.maxSessions() != Effect.UNLIMITED;
    }
}
