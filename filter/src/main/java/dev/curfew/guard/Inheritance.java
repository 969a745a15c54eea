package dev.curfew.guard;

import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * What a new session takes over from the one before it: an authentication is no newer for being brought once more, and who was away for too
 * long was so under whatever cookie.
 *
 * @param authTime see {@link dev.curfew.session.SessionOrigin}
 * @param authenticatedAt see there
 * @param lastActivity the last one before
 * @param longestIdle the longest gap between two activities since credentials were given, milliseconds
 */
record Inheritance(long authTime, long authenticatedAt, long lastActivity, long longestIdle) {

    /**
     * What is taken over.
     *
     * @param before the living session that goes on in the new one, or null
     * @param precedents what is known of the authentication from before
     */
    static Inheritance of(Arrival arrival, @Nullable SessionRecord before, Precedents precedents, long now) {
        Long seconds = arrival.answer().authTime();
        Freshness.Fresh fresh = arrival.fresh();
        long activity = before == null ? now : before.lastActivity();
        if (seconds == null) {
            long at = before == null ? fresh.authenticatedAt() : before.authenticatedAt();
            return new Inheritance(at, at, activity, before == null ? 0 : SessionTime.longestIdle(before, now));
        }
        long authTime = seconds * 1000;
        long at = Math.min(Precedents.firstSeen(before, authTime), precedents.firstSeen(authTime));
        return new Inheritance(
                authTime,
                Math.min(at, fresh.authenticatedAt()),
                activity,
                before == null || fresh.anew() || isAfter(authTime, before, arrival)
                        ? 0
                        : SessionTime.longestIdle(before, now));
    }

    /** Whether nobody had been away since these credentials, as far as the provider's clock can tell. */
    private static boolean isAfter(long authTime, SessionRecord before, Arrival arrival) {
        long skew = Freshness.skew(arrival.terms().limits());
        return authTime > before.authTime() && authTime - skew > before.lastActivity();
    }
}
