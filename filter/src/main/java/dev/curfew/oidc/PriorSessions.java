package dev.curfew.oidc;

import dev.curfew.session.SessionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds earlier sessions of a browser or an authentication. Two keys find it, because the provider controls one of
 * them: a session of its own can be given another name, or none, while the authentication stays the same.
 *
 * @param ofProviderSession the session that came last from the same provider session, or null if that has none here, or no name
 * @param ofAuthentication the sessions that came of the same authentication, in whatever browser
 */
public record PriorSessions(@Nullable SessionRecord ofProviderSession, List<SessionRecord> ofAuthentication) {

    /** Nothing is known. */
    public static final PriorSessions NONE = new PriorSessions(null, List.of());

    public PriorSessions {
        ofAuthentication = List.copyOf(ofAuthentication);
    }

    /** What the ended ones among them demand. */
    AuthenticationRequirement proof() {
        AuthenticationRequirement requirement = after(ofProviderSession);
        for (SessionRecord session : ofAuthentication) {
            requirement = requirement.and(after(session));
        }
        return requirement;
    }

    private static AuthenticationRequirement after(@Nullable SessionRecord session) {
        return session == null || session.end() == null
                ? AuthenticationRequirement.NONE
                : AuthenticationRequirement.after(session, session.end());
    }

    /** When an authentication was first seen here, by our clock; {@link Long#MAX_VALUE} if never. */
    public long firstSeen(long authTime) {
        long first = firstSeen(ofProviderSession, authTime);
        for (SessionRecord session : ofAuthentication) {
            first = Math.min(first, firstSeen(session, authTime));
        }
        return first;
    }

    /** The same of one session; null for none. */
    public static long firstSeen(@Nullable SessionRecord session, long authTime) {
        return session != null && session.authTime() == authTime ? session.authenticatedAt() : Long.MAX_VALUE;
    }

    /** The same, for a browser whose living session has this very authentication: that it has ended elsewhere does not matter here. */
    public PriorSessions carriedOn() {
        return new PriorSessions(ofProviderSession, List.of());
    }
}
