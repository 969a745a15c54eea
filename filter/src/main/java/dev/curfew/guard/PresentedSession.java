package dev.curfew.guard;

import dev.curfew.session.SessionRecord;
import dev.curfew.site.EndpointPaths;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request's cookie stands for.
 *
 * <p>A cookie from before a renewal stands for the session that goes on, and for no more than it was worth itself: what the new authentication
 * has opened stays shut, and what ends or shows more than this session is not for it at all.
 *
 * @param session living or ended, or null
 * @param old the session as it was under the key that the cookie names, where that is not the present one; else null
 */
record PresentedSession(@Nullable SessionRecord session, @Nullable SessionRecord old) {

    static final PresentedSession NOBODY = new PresentedSession(null, null);

    private static final Set<String> FOR_OLD = Set.of(
            EndpointPaths.CALLBACK,
            EndpointPaths.LOGOUT,
            EndpointPaths.SESSION,
            EndpointPaths.EXTEND,
            EndpointPaths.REPORT,
            EndpointPaths.CLOSING,
            EndpointPaths.SIGNED_IN);

    /** The same cookie, after its session has been looked at once more. */
    PresentedSession with(@Nullable SessionRecord current) {
        return new PresentedSession(current, old);
    }

    /** What an endpoint may know of the session, which is as it is now. */
    @Nullable
    SessionRecord at(String endpoint, @Nullable SessionRecord current) {
        return old == null || FOR_OLD.contains(endpoint) ? current : null;
    }

    /** What the application may know of it: nothing, if the user has other roles since. */
    @Nullable
    SessionRecord forApplication() {
        SessionRecord goesOn = session;
        boolean changed = old != null && goesOn != null && !goesOn.profile().isSameToApplication(old.profile());
        return changed ? null : goesOn;
    }

    /** The session with the authentication that counts. */
    SessionRecord authenticated(SessionRecord living) {
        return old == null ? living : old;
    }
}
