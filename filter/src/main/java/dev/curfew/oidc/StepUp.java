package dev.curfew.oidc;

import dev.curfew.policy.Limits;
import dev.curfew.policy.Ruling;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The additional authentication that a path requires of a living session (RFC 9470). */
public final class StepUp {

    private StepUp() {}

    /** What the session's user has to prove first, or null if nothing. */
    public static @Nullable AuthenticationRequirement demanded(Ruling ruling, SessionRecord session, long now) {
        boolean idleForTooLong = SessionTime.longestIdle(session, now) >= ruling.idle();
        boolean tooOld = SessionTime.age(session, now) >= ruling.age();
        boolean tooWeak = !accepts(ruling.acr(), session.profile().acr());
        if (!idleForTooLong && !tooOld && !tooWeak) {
            return null;
        }
        AuthenticationRequirement requirement = new AuthenticationRequirement(
                AuthenticationRequirement.NONE.laterThan(),
                AuthenticationRequirement.NONE.endedAt(),
                ruling.age(),
                ruling.acr());
        return idleForTooLong ? requirement.and(afresh(session, ruling.idle(), now)) : requirement;
    }

    /** Credentials given after the gap; where it lies further back, from now on. */
    private static AuthenticationRequirement afresh(SessionRecord session, long idle, long now) {
        long last = SessionTime.lastActivity(session, now);
        return AuthenticationRequirement.laterThan(session.authTime(), Math.min(now, Limits.after(last, idle)));
    }

    private static boolean accepts(@Nullable List<String> wanted, @Nullable String acr) {
        return wanted == null || (acr != null && wanted.contains(acr));
    }

    /** Whether the rules contradict each other, so that no authentication can satisfy them. */
    public static boolean isImpossible(Ruling ruling) {
        List<String> acr = ruling.acr();
        return acr != null && acr.isEmpty();
    }
}
