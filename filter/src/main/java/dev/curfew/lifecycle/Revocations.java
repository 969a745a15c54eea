package dev.curfew.lifecycle;

import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.RecentRevocations;
import dev.curfew.session.SessionGroup;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import dev.curfew.session.UserKey;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions that their own browser did not ask to end: one, some of a user's, or a whole group. A group's revocation also holds for the
 * sign-ins that are under way. It is remembered before the sessions are looked for, and a session is filed before the memory is looked at: so
 * of a revocation and a sign-in at the same time one sees the other. Thread-safe; instants are epoch milliseconds.
 */
public final class Revocations {

    private final Sessions sessions;
    private final SessionTerminator terminator;
    private final RecentRevocations recent;
    private final long attempt;

    /**
     * Puts it together.
     *
     * @param attempt how long after it has set out a sign-in can come back, milliseconds; at equality it still can
     */
    public Revocations(Sessions sessions, SessionTerminator terminator, RecentRevocations recent, long attempt) {
        this.sessions = sessions;
        this.terminator = terminator;
        this.recent = recent;
        this.attempt = attempt;
    }

    /**
     * Ends every session of a group. None begins afterwards from an authentication before {@code now}, as long as a sign-in that was under way
     * can come back.
     */
    public void revoke(SessionGroup group, EndReason reason, long now) {
        recent.remember(group, new End(reason, now), now + attempt + 1, now);
        List<SessionRecord> left = sessions.livingIn(group, now);
        while (!left.isEmpty()) {
            end(left, reason, now);
            // A session that went on under another key meanwhile; not one of a user who has authenticated since.
            left = sessions.livingIn(group, now).stream()
                    .filter(session -> session.authenticatedAt() <= now)
                    .toList();
        }
    }

    /**
     * Ends one session, under whatever key it goes on.
     *
     * @return false if there is no session under this key
     */
    public boolean revoke(SessionKey key, EndReason reason, long now) {
        SessionRecord session = sessions.find(key);
        if (session != null) {
            terminator.end(session.origin(), reason, now);
        }
        return session != null;
    }

    /**
     * Ends some of a user's sessions.
     *
     * @param which says the same of a session under whatever key it goes on
     * @return whether there were any
     */
    public boolean revoke(UserKey user, Predicate<SessionRecord> which, EndReason reason, long now) {
        List<SessionRecord> left = living(user, which, now);
        boolean any = !left.isEmpty();
        while (!left.isEmpty()) {
            end(left, reason, now);
            left = living(user, which, now);
        }
        return any;
    }

    /** The revocation that keeps this sign-in from becoming a session, or null. */
    @Nullable
    End against(VerifiedSignIn verified, long now) {
        UserKey user = verified.answer().user();
        ProviderSession browser = verified.providerSession();
        End found = later(recent.latest(SessionGroup.ALL, now), recent.latest(user, now));
        End latest = browser == null ? found : later(found, recent.latest(browser, now));
        return latest != null && verified.authenticatedAt() <= latest.at() ? latest : null;
    }

    private static @Nullable End later(@Nullable End one, @Nullable End other) {
        return one == null || (other != null && other.at() > one.at()) ? other : one;
    }

    private List<SessionRecord> living(UserKey user, Predicate<SessionRecord> which, long now) {
        return sessions.livingIn(user, now).stream().filter(which).toList();
    }

    private void end(List<SessionRecord> these, EndReason reason, long now) {
        these.forEach(session -> terminator.end(session.origin(), reason, now));
    }
}
