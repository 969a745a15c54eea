package dev.curfew.session;

import static dev.curfew.policy.Limits.NONE;
import static dev.curfew.policy.Limits.after;

import dev.curfew.policy.Limits;

/**
 * Computes the state of a session from its record and the current time. Instants are epoch milliseconds; {@code now}
 * is always an argument. At equality a limit has been reached. Instants of a record that lie in the future, as after a
 * step back of the clock, count as now.
 *
 * @since 0.1
 */
public final class SessionTime {

    /** How long after its end a tombstone is kept at most. */
    private static final long LONGEST_MEMORY = 30L * 24 * 60 * 60 * 1000;

    private SessionTime() {}

    /** What the clock says at {@code now}; an end that somebody recorded stands whatever the clock says. */
    public static Verdict judge(SessionRecord session, long now) {
        End recorded = session.end();
        if (recorded != null) {
            return new Verdict.Ended(recorded);
        }
        long idleEnd = idleEnd(session, now);
        long hardEnd = Math.min(absoluteEnd(session, now), session.providerEnd());
        long end = Math.min(idleEnd, hardEnd);
        if (now >= end) {
            return new Verdict.Ended(new End(reasonOf(session, now, end), end));
        }
        long idleLeft = left(idleEnd, now);
        long absoluteLeft = left(hardEnd, now);
        return left(end, now) <= session.limits().warn()
                ? new Verdict.Warning(idleLeft, absoluteLeft)
                : new Verdict.Active(idleLeft, absoluteLeft);
    }

    /** Whether {@link #judge} would find it living at {@code now}. */
    static boolean isLiving(SessionRecord session, long now) {
        return session.end() == null && now < end(session, now);
    }

    /** When the session is over without further activity; for an ended one, when it ended. {@link Limits#NONE} for never. */
    public static long end(SessionRecord session, long now) {
        End recorded = session.end();
        return recorded != null
                ? recorded.at()
                : Math.min(idleEnd(session, now), Math.min(absoluteEnd(session, now), session.providerEnd()));
    }

    /**
     * Whether the record lags so far behind {@code now} that an activity has to be written. A request that only stands for one is none to rely on:
     * by the clock of another node pages may report still.
     */
    static boolean isTouchDue(SessionRecord session, long now) {
        return now - session.lastActivity() > session.limits().granularity();
    }

    /** Whether a page has called in so lately that it speaks for the user, and requests do not. At the end of the window it does no more. */
    public static boolean isReporting(SessionRecord session, long now) {
        return now < silentFrom(session);
    }

    /**
     * The last activity as it counts at {@code now}: where pages reported and do so no more, a request since then stands for the user again. It
     * comes too late for a session that ended while they still did.
     */
    public static long lastActivity(SessionRecord session, long now) {
        ActivityState known = session.attendance();
        long last = known.lastActivity();
        boolean stands = known.lastRequest() > known.reportedAt()
                && !isReporting(session, now)
                && after(last, session.limits().idle()) > silentFrom(session);
        return stands ? Math.max(last, known.lastRequest()) : last;
    }

    /** Whether a report has to be written: the first, one of a person whom the record does not know of, and some of all others. */
    static boolean isReportDue(SessionRecord session, long now, long person) {
        Limits limits = session.limits();
        long last = session.lastActivity();
        return !isReporting(session, now)
                || now - session.attendance().reportedAt() > limits.heartbeat() / 2
                || Math.max(person, last) - last > limits.granularity();
    }

    /** Whether a request that does not count while pages report has to be written. The first after a report always is: it may have to count. */
    static boolean isNoteDue(SessionRecord session, long now) {
        ActivityState known = session.attendance();
        return now > known.lastRequest()
                && (known.lastRequest() <= known.reportedAt()
                        || now - known.lastRequest() > session.limits().granularity());
    }

    private static long silentFrom(SessionRecord session) {
        return after(session.attendance().reportedAt(), session.limits().reportingWindow());
    }

    /**
     * The longest time without activity since the user authenticated, the present gap included, milliseconds: a gap that was too long for
     * somewhere stays too long for there, whatever the user did since.
     */
    public static long longestIdle(SessionRecord session, long now) {
        long last = lastActivity(session, now);
        long before = Math.max(session.longestIdle(), last - session.lastActivity());
        return Math.max(before, now - Math.min(last, now));
    }

    /** How old the authentication is, milliseconds. */
    public static long age(SessionRecord session, long now) {
        return now - Math.min(session.authenticatedAt(), now);
    }

    /** Whether the user of an ended session may still go on where they stopped: after a timeout only, and not at equality. */
    public static boolean isResumable(SessionRecord session, long now) {
        End end = session.end();
        return end != null && end.reason().isTimeout() && now < resumableUntil(session);
    }

    /** When the user of an ended session may not go on any more; meaningful after a timeout. */
    public static long resumableUntil(SessionRecord ended) {
        End end = ended.end();
        return end == null ? NONE : after(end.at(), ended.limits().resumeWithin());
    }

    /**
     * When nobody needs the record any more, not even as a tombstone. By then the provider would be asked for a fresh authentication anyway,
     * because the old one is older than {@code max_age}; where the absolute timeout is longer than a month or none, a month has passed since
     * the end.
     */
    public static long forgettableAt(SessionRecord session, long now) {
        long end = end(session, now);
        long absolute = session.limits().absolute();
        long tooOld = after(after(session.authenticatedAt(), absolute), absolute / 2);
        return Math.max(after(end, session.limits().resumeWithin()), Math.min(tooOld, after(end, LONGEST_MEMORY)));
    }

    private static long idleEnd(SessionRecord session, long now) {
        return after(Math.min(lastActivity(session, now), now), session.limits().idle());
    }

    private static long absoluteEnd(SessionRecord session, long now) {
        return after(Math.min(session.authenticatedAt(), now), session.limits().absolute());
    }

    private static EndReason reasonOf(SessionRecord session, long now, long end) {
        if (end == absoluteEnd(session, now)) {
            return EndReason.ABSOLUTE_TIMEOUT;
        }
        return end == session.providerEnd() ? EndReason.PROVIDER_SESSION_EXPIRED : EndReason.IDLE_TIMEOUT;
    }

    private static long left(long end, long now) {
        return end == NONE ? NONE : end - now;
    }
}
