package dev.curfew.lifecycle;

import dev.curfew.oidc.Freshness;
import dev.curfew.oidc.PriorSessions;
import dev.curfew.session.ActivityState;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * The times that a new session takes over from the previous session of the same authentication.
 *
 * @param authTime see {@link dev.curfew.session.SessionOrigin}
 * @param authenticatedAt see there
 * @param attendance what is known of the user's being there before; its longest gap is that since credentials were given
 */
record CarriedOverTimes(long authTime, long authenticatedAt, ActivityState attendance) {

    /**
     * What is taken over.
     *
     * @param before the living session that goes on in the new one, or null
     * @param precedents what is known of the authentication from before
     */
    static CarriedOverTimes of(
            VerifiedSignIn verified, @Nullable SessionRecord before, PriorSessions precedents, long now) {
        Long seconds = verified.answer().authTime();
        Freshness.Fresh fresh = verified.fresh();
        if (seconds == null) {
            long at = before == null ? fresh.authenticatedAt() : before.authenticatedAt();
            return new CarriedOverTimes(at, at, attendance(before, false, now));
        }
        long authTime = seconds * 1000;
        long at = Math.min(PriorSessions.firstSeen(before, authTime), precedents.firstSeen(authTime));
        return new CarriedOverTimes(
                authTime,
                Math.min(at, fresh.authenticatedAt()),
                attendance(before, fresh.anew() || isAfter(authTime, before, verified, now), now));
    }

    private static ActivityState attendance(@Nullable SessionRecord before, boolean anew, long now) {
        if (before == null) {
            return ActivityState.of(now, 0);
        }
        ActivityState known = before.attendance();
        return new ActivityState(
                SessionTime.lastActivity(before, now),
                anew ? 0 : SessionTime.longestIdle(before, now),
                known.reportedAt(),
                known.lastRequest());
    }

    /** Whether nobody had been away since these credentials, as far as the provider's clock can tell. */
    private static boolean isAfter(long authTime, @Nullable SessionRecord before, VerifiedSignIn verified, long now) {
        long skew = Freshness.skew(verified.terms().limits());
        return before != null
                && authTime > before.authTime()
                && authTime - skew > SessionTime.lastActivity(before, now);
    }
}
