package dev.curfew.oidc;

import dev.curfew.policy.Limits;
import dev.curfew.session.End;
import dev.curfew.session.SessionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The authentication that a sign-in must prove. Instants and spans are milliseconds.
 *
 * @param laterThan the user has to have authenticated later than this, the authentication of the session before, both as the provider says it
 * @param endedAt and later than this, the moment from which it has to be anew, less the skew allowed
 * @param age how old the authentication may be, or {@link Limits#NONE}; too old at equality
 * @param acr the authentication context classes of which one is needed, best first, or null
 */
public record AuthenticationRequirement(long laterThan, long endedAt, long age, @Nullable List<String> acr) {

    /** Any authentication will do. */
    public static final AuthenticationRequirement NONE =
            new AuthenticationRequirement(Long.MIN_VALUE, Long.MIN_VALUE, Limits.NONE, null);

    /** The proof that an ended session demands. */
    public static AuthenticationRequirement after(SessionRecord session, End end) {
        return laterThan(session.authTime(), end.at());
    }

    /** Credentials given anew. */
    public static AuthenticationRequirement laterThan(long authenticatedAt, long instant) {
        return new AuthenticationRequirement(authenticatedAt, instant, Limits.NONE, null);
    }

    /** Whether the user has to give credentials anew, however recent the last time was. */
    public boolean isOfNewCredentials() {
        return laterThan != Long.MIN_VALUE || endedAt != Long.MIN_VALUE;
    }

    /** {@code max_age} in seconds, or null if no age is too old. New credentials are younger than everything. */
    @Nullable
    public Long maxAgeSeconds() {
        return isOfNewCredentials() ? Long.valueOf(0) : age == Limits.NONE ? null : Long.valueOf(age / 1000);
    }

    /** Whether anything is said about the time of the authentication, so that one without a time cannot be enough. */
    public boolean isOfTime() {
        return isOfNewCredentials() || age != Limits.NONE;
    }

    /** What satisfies both; the other's classes stand behind this one's. */
    public AuthenticationRequirement and(AuthenticationRequirement other) {
        return new AuthenticationRequirement(
                Math.max(laterThan, other.laterThan),
                Math.max(endedAt, other.endedAt),
                Math.min(age, other.age),
                acr == null ? other.acr : acr);
    }

    /**
     * Whether credentials given at this time are new enough.
     *
     * @param skew how far the provider's clock may lag behind ours, milliseconds
     */
    boolean isGivenBy(long authTime, long skew) {
        return authTime > laterThan && (endedAt == Long.MIN_VALUE || authTime > endedAt - skew);
    }

    /** Whether credentials given at this time are still young enough at {@code now}. */
    boolean isYoung(long authTime, long now) {
        return now - authTime < age;
    }

    /** Whether an authentication of this class is strong enough. */
    boolean isMetBy(@Nullable String given) {
        return acr == null || (given != null && acr.contains(given));
    }
}
