package dev.curfew.observe;

import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of a session for a rehearsal: everything that another policy needs to judge it. Instants are epoch
 * milliseconds (UTC).
 *
 * @param createdAt when the user came back from the provider
 * @param authenticatedAt when the user proved who they are
 * @param providerEnd when the provider's session ends, or {@link #NEVER}
 * @param lastActivity the last activity that was recorded
 * @param longestIdle the longest gap between two activities so far, milliseconds
 * @param roles the user's roles, in order
 * @since 0.1
 */
public record SessionSnapshot(
        long createdAt,
        long authenticatedAt,
        long providerEnd,
        long lastActivity,
        long longestIdle,
        Set<String> roles) {

    /** Later than every instant. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Orders the roles, so that equal sessions read the same. */
    public SessionSnapshot {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    /** How a session stands at {@code now}. */
    static SessionSnapshot of(SessionRecord session, long now) {
        return new SessionSnapshot(
                session.createdAt(),
                session.authenticatedAt(),
                session.providerEnd(),
                SessionTime.lastActivity(session, now),
                session.longestIdle(),
                session.profile().roles());
    }
}
