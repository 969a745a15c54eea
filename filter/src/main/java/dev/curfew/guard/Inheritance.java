package dev.curfew.guard;

import dev.curfew.session.Attendance;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * What a new session takes over from the one before it: an authentication is no newer for being brought once more, and who was away for too
 * long was so under whatever cookie.
 *
 * @param authTime see {@link dev.curfew.session.SessionOrigin}
 * @param authenticatedAt see there
 * @param attendance what is known of the user's being there before; its longest gap is that since credentials were given
 */
record Inheritance(long authTime, long authenticatedAt, Attendance attendance) {

    /**
     * What is taken over.
     *
     * @param before the living session that goes on in the new one, or null
     * @param precedents what is known of the authentication from before
     */
    static Inheritance of(Arrival arrival, @Nullable SessionRecord before, Precedents precedents, long now) {
        Long seconds = arrival.answer().authTime();
        Freshness.Fresh fresh = arrival.fresh();
        if (seconds == null) {
            long at = before == null ? fresh.authenticatedAt() : before.authenticatedAt();
            return new Inheritance(at, at, attendance(before, false, now));
        }
        long authTime = seconds * 1000;
        long at = Math.min(Precedents.firstSeen(before, authTime), precedents.firstSeen(authTime));
        return new Inheritance(
                authTime,
                Math.min(at, fresh.authenticatedAt()),
                attendance(before, fresh.anew() || isAfter(authTime, before, arrival, now), now));
    }

    private static Attendance attendance(@Nullable SessionRecord before, boolean anew, long now) {
        if (before == null) {
            return Attendance.of(now, 0);
        }
        Attendance known = before.attendance();
        return new Attendance(
                SessionTime.lastActivity(before, now),
                anew ? 0 : SessionTime.longestIdle(before, now),
                known.reportedAt(),
                known.lastRequest());
    }

    /** Whether nobody had been away since these credentials, as far as the provider's clock can tell. */
    private static boolean isAfter(long authTime, @Nullable SessionRecord before, Arrival arrival, long now) {
        long skew = Freshness.skew(arrival.terms().limits());
        return before != null
                && authTime > before.authTime()
                && authTime - skew > SessionTime.lastActivity(before, now);
    }
}
