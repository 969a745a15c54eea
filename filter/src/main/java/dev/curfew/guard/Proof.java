package dev.curfew.guard;

import dev.curfew.session.End;
import dev.curfew.session.SessionRecord;

/**
 * What the provider's {@code auth_time} has to prove: that the user showed their credentials after an earlier session had ended. Both in
 * epoch milliseconds.
 *
 * @param laterThan the authentication has to be later than this one, the earlier session's; whatever the clocks say, it must be another
 * @param endedAt the authentication has to be later than this, the earlier session's end, less the skew allowed
 */
record Proof(long laterThan, long endedAt) {

    /** Any authentication will do. */
    static final Proof NONE = new Proof(Long.MIN_VALUE, Long.MIN_VALUE);

    /** The proof that an ended session demands. */
    static Proof after(SessionRecord session, End end) {
        return new Proof(session.authenticatedAt(), end.at());
    }

    boolean isDemanded() {
        return !equals(NONE);
    }

    /** What satisfies both. */
    Proof and(Proof other) {
        return new Proof(Math.max(laterThan, other.laterThan), Math.max(endedAt, other.endedAt));
    }

    /**
     * Whether an authentication at this time is proof enough.
     *
     * @param skew how far the provider's clock may lag behind ours, milliseconds
     */
    boolean isGivenBy(long authTime, long skew) {
        return authTime > laterThan && (endedAt == Long.MIN_VALUE || authTime > endedAt - skew);
    }
}
