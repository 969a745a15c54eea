package dev.curfew.guard;

import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.site.EndpointPath;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session that a request's cookie names.
 *
 * <p>A cookie from before a renewal stands for the session that goes on, and for no more than it was worth itself: what the new authentication
 * has opened stays shut, and what ends or shows more than this session is not for it at all.
 *
 * @param session the session as it is now
 * @param old the session as it was under the key that the cookie names, where that is not the present one; else null
 * @param required what its user has to prove before it goes on where the request comes from, or null if nothing
 */
record PresentedSession(
        CurrentSession session, @Nullable SessionRecord old, @Nullable AuthenticationRequirement required) {

    static final PresentedSession NONE = new PresentedSession(CurrentSession.NONE, null, null);

    private static final Set<EndpointPath> FOR_OLD = EnumSet.of(
            EndpointPath.CALLBACK,
            EndpointPath.LOGOUT,
            EndpointPath.SESSION,
            EndpointPath.EXTEND,
            EndpointPath.REPORT,
            EndpointPath.CLOSING,
            EndpointPath.SIGNED_IN);

    /** The same cookie, of a session that has become this. */
    PresentedSession with(CurrentSession current) {
        return new PresentedSession(current, old, required);
    }

    /** The same, of a user who has to prove this first. */
    PresentedSession requiring(AuthenticationRequirement requirement) {
        return new PresentedSession(session, old, requirement);
    }

    /** What an endpoint may know of it. */
    CurrentSession at(EndpointPath endpoint) {
        return old == null || FOR_OLD.contains(endpoint) ? session : CurrentSession.NONE;
    }

    /** What the application may know of it: nothing, if the user has other roles since. */
    CurrentSession forApplication() {
        SessionRecord goesOn = session.record();
        boolean changed = old != null && goesOn != null && !goesOn.profile().isSameToApplication(old.profile());
        return changed ? CurrentSession.NONE : session;
    }

    /** The session with the authentication that counts. */
    SessionRecord authenticated(SessionRecord living) {
        return old == null ? living : old;
    }
}
