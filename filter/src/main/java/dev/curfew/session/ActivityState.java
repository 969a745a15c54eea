package dev.curfew.session;

/**
 * The recorded activity of a user. Instants are epoch milliseconds (UTC).
 *
 * @param lastActivity the last activity that was recorded; may lag by the limits' granularity
 * @param longestIdle the longest gap between two activities so far, milliseconds: what asks for a shorter one is not satisfied by the next click
 * @param reportedAt when a page of the session last called in, or {@link #NEVER}; may lag by half of {@link dev.curfew.policy.Limits#heartbeat}
 * @param lastRequest the last request that would have counted if no page had reported, or {@link #NEVER}; it says something only if it is later
 *     than {@code reportedAt}, and may then lag by the granularity
 * @since 0.2
 */
public record ActivityState(long lastActivity, long longestIdle, long reportedAt, long lastRequest) {

    /** Before every instant: it has not been. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Of a session whose pages do not report. */
    public static ActivityState of(long lastActivity, long longestIdle) {
        return new ActivityState(lastActivity, longestIdle, NEVER, NEVER);
    }

    /** The same, with an activity; one before the last changes nothing. */
    ActivityState activeAt(long at) {
        return at <= lastActivity
                ? this
                : new ActivityState(at, Math.max(longestIdle, at - lastActivity), reportedAt, lastRequest);
    }

    /** The same, with a report. */
    ActivityState heardAt(long at) {
        return new ActivityState(lastActivity, longestIdle, Math.max(reportedAt, at), lastRequest);
    }

    /** The same, with a request that does not count while pages report. */
    ActivityState askedAt(long at) {
        return new ActivityState(lastActivity, longestIdle, reportedAt, Math.max(lastRequest, at));
    }

    /** Of the same user, who was there before this began. */
    ActivityState following(ActivityState before) {
        return new ActivityState(
                Math.max(lastActivity, before.lastActivity), before.longestIdle, before.reportedAt, before.lastRequest);
    }
}
