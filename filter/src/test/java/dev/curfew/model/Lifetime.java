package dev.curfew.model;

import static dev.curfew.policy.Limits.NONE;
import static dev.curfew.session.ActivityState.NEVER;

import dev.curfew.model.Reading.Bounds;
import dev.curfew.session.ActivityState;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session in the model: a list of activities, and limits. Epoch milliseconds, by the clock of the node that saw it.
 *
 * <p>The engine may record an activity late by the granularity. The model takes over what is recorded once it has checked that it may be; from
 * there on everything is exact. Beside it stands the whole list, and with it what must hold whatever is recorded.
 */
final class Lifetime {

    /**
     * The user was there.
     *
     * @param lag how far the record may lag behind
     */
    private record Activity(long at, long lag) {}

    private final SessionKey key;
    private final Answer answer;
    private final long createdAt;
    private final long authenticatedAt;
    private final long providerEnd;
    private final List<Activity> activities = new ArrayList<>();
    private Bounds bounds;
    private int generation;
    private long recorded;
    private long reported = NEVER;
    private long asked = NEVER;
    private final List<Activity> askedSince = new ArrayList<>();
    private long gap;
    private @Nullable End end;
    private boolean forgotten;
    private @Nullable SessionRecord tombstone;

    Lifetime(SessionKey key, Answer answer, long createdAt, long authenticatedAt, Reading reading) {
        Long expiry = answer.sessionExpiry();
        this.key = key;
        this.answer = answer;
        this.createdAt = createdAt;
        this.authenticatedAt = authenticatedAt;
        this.providerEnd = expiry == null ? NONE : expiry * 1000;
        this.bounds = reading.bounds(answer.user());
        this.generation = reading.generation();
        this.recorded = createdAt;
        activities.add(new Activity(createdAt, 0));
    }

    /**
     * The same user goes on.
     *
     * @param anew with new credentials; without, how long they were away since the last ones is not forgotten
     */
    void follow(Lifetime before, boolean anew) {
        if (!anew) {
            gap = before.longestIdle(createdAt);
            activities.addAll(0, before.standingRequests(createdAt));
            activities.addAll(0, before.activities);
        } else if (before.standing(createdAt) > createdAt) {
            activities.add(0, new Activity(before.standing(createdAt), 0));
        }
        recorded = Math.max(recorded, before.standing(createdAt));
        reported = before.reported;
        asked = before.asked;
        askedSince.addAll(before.askedSince);
    }

    SessionKey key() {
        return key;
    }

    Answer answer() {
        return answer;
    }

    Person user() {
        return answer.user();
    }

    Bounds bounds() {
        return bounds;
    }

    int generation() {
        return generation;
    }

    ActivityState attendance() {
        return new ActivityState(recorded, gap, reported, asked);
    }

    /** From when on no page speaks for the user any more. */
    long silentFrom() {
        return reported == NEVER ? NEVER : plus(reported, bounds.window());
    }

    boolean isReporting(long now) {
        return now < silentFrom();
    }

    /** Whether the last request counts though a page reported: none has since, for long enough, and the session had not ended by then. */
    private boolean isStanding(long now) {
        boolean since = reported != NEVER && asked > reported;
        return since && !isReporting(now) && plus(recorded, bounds.idle()) > silentFrom();
    }

    /** The last activity as it counts. */
    long standing(long now) {
        return isStanding(now) ? Math.max(recorded, asked) : recorded;
    }

    /** What was asked for since the last report, if it counts. */
    private List<Activity> standingRequests(long now) {
        return isStanding(now) ? List.copyOf(askedSince) : List.of();
    }

    long createdAt() {
        return createdAt;
    }

    /** The longest gap on record. */
    long gap() {
        return gap;
    }

    long authenticatedAt() {
        return authenticatedAt;
    }

    /** When the provider says that the user authenticated, as it says it. */
    long authTime() {
        Long claimed = answer.authTime();
        return claimed == null ? authenticatedAt : claimed * 1000;
    }

    @Nullable
    End end() {
        return end;
    }

    boolean isLiving() {
        return end == null && !forgotten;
    }

    boolean isForgotten() {
        return forgotten;
    }

    void forget() {
        forgotten = true;
    }

    /** What the clock says at {@code now}, or null while it lets the session live. */
    @Nullable
    End over(long now) {
        long absoluteEnd = absoluteEnd(now);
        long end = Math.min(idleEnd(now), Math.min(absoluteEnd, providerEnd));
        if (now < end) {
            return null;
        }
        EndReason reason = end == absoluteEnd
                ? EndReason.ABSOLUTE_TIMEOUT
                : end == providerEnd ? EndReason.PROVIDER_SESSION_EXPIRED : EndReason.IDLE_TIMEOUT;
        return new End(reason, end);
    }

    long idleEnd(long now) {
        return plus(Math.min(standing(now), now), bounds.idle());
    }

    /** When it ends whatever the user does. */
    long hardEnd(long now) {
        return Math.min(absoluteEnd(now), providerEnd);
    }

    private long absoluteEnd(long now) {
        return plus(Math.min(authenticatedAt, now), bounds.absolute());
    }

    static long plus(long instant, long span) {
        return instant > 0 && span > NONE - instant ? NONE : instant + span;
    }

    /** Somebody looks at the clock: a session that is over has ended, and stays so. */
    void look(long now) {
        End over = isLiving() ? over(now) : null;
        if (over != null) {
            endBy(over);
        }
    }

    /** Ends it for this reason, or for the clock's if that came first. */
    void endBy(EndReason reason, long now) {
        look(now);
        if (isLiving()) {
            endBy(new End(reason, now));
        }
    }

    private void endBy(End how) {
        if (how.reason() == EndReason.IDLE_TIMEOUT) {
            Mismatch.unless(
                    how.at() >= plus(earliest(how.at()), bounds.idle()), "early by more than the granularity", this);
        }
        end = how;
    }

    /** Other limits, if these are newer and the session is living under its own. Until now it was used rightly: it ends now if it is over by them. */
    void obey(Reading reading, long now) {
        look(now);
        if (isLiving() && generation < reading.generation()) {
            bounds = reading.bounds(user());
            generation = reading.generation();
            End over = over(now);
            if (over != null) {
                endBy(new End(over.reason(), now));
            }
        }
    }

    /**
     * The user is there.
     *
     * @param lag how far the record may lag behind now
     * @param seen what the engine has recorded
     */
    void act(long now, long lag, long seen) {
        long standing = standing(now);
        activities.addAll(standingRequests(now));
        activities.add(new Activity(now, lag));
        if (seen == recorded) {
            Mismatch.unless(now - recorded <= lag, "an activity is not recorded", this);
        } else {
            boolean due = now > recorded && seen == Math.max(standing, now);
            Mismatch.unless(due, "recorded is " + seen + ", which is not now", this);
            record(Math.min(standing, now));
            record(Math.max(standing, now));
        }
    }

    private void record(long at) {
        if (at > recorded) {
            gap = Math.max(gap, at - recorded);
            recorded = at;
        }
    }

    /**
     * Something is asked for that does not count while pages report.
     *
     * @param seen what the engine has recorded
     */
    void ask(long now, long lag, long seen) {
        if (seen == asked) {
            boolean known = asked > reported && now - asked <= lag;
            Mismatch.unless(now <= asked || known, "a request is not noted", this);
        } else {
            Mismatch.unless(seen == now && now > asked, "noted is " + seen + ", which is not now", this);
            asked = now;
        }
        askedSince.add(new Activity(now, lag));
    }

    /** The same, of a request that counted when it began: where that is recorded so lately, nothing need be. */
    void askLate(long now, long lag, long seen) {
        if (seen != asked || now - recorded > lag) {
            ask(now, lag, seen);
        }
    }

    /**
     * A page calls in.
     *
     * @param person when it saw its user do something
     * @param seen what the engine has recorded
     */
    void report(long now, long person, ActivityState seen) {
        long standing = standing(now);
        activities.addAll(standingRequests(now));
        if (person != NEVER) {
            activities.add(new Activity(person, bounds.lag()));
        }
        if (seen.equals(attendance())) {
            boolean lately = isReporting(now) && now - reported <= bounds.beat() / 2;
            boolean known = person == NEVER || person - recorded <= bounds.lag();
            Mismatch.unless((lately && known) || now <= reported, "a report is not recorded", this);
        } else {
            record(Math.min(standing, person));
            record(Math.max(standing, person));
            reported = Math.max(reported, now);
        }
        askedSince.removeIf(asking -> asking.at <= reported);
    }

    long age(long now) {
        return now - Math.min(authenticatedAt, now);
    }

    long longestIdle(long now) {
        long before = Math.max(gap, standing(now) - recorded);
        return Math.max(before, now - Math.min(standing(now), now));
    }

    /** The latest activity there was. */
    private long latest(long now) {
        long latest = Long.MIN_VALUE;
        for (Activity activity : counting(now)) {
            latest = Math.max(latest, activity.at);
        }
        return Math.min(latest, now);
    }

    /** The earliest that may be recorded of the latest activity. */
    private long earliest(long now) {
        long earliest = Long.MIN_VALUE;
        for (Activity activity : counting(now)) {
            earliest = Math.max(earliest, activity.at - activity.lag);
        }
        return Math.min(earliest, now);
    }

    private List<Activity> counting(long now) {
        List<Activity> counting = new ArrayList<>(activities);
        counting.addAll(standingRequests(now));
        return counting;
    }

    /**
     * Somebody is let through: is there really time left, and was the user never away for too long? A report tells of an activity that lies back,
     * and may come behind a request that was made since; by another node's clock it may lie before all others. So a gap is one only if it is
     * there in the order of coming and in that of the instants.
     */
    void checkLetThrough(long now, long longestIdle) {
        List<Activity> counting = counting(now);
        List<Activity> inOrder = new ArrayList<>(counting);
        inOrder.sort(Comparator.comparingLong(Activity::at));
        long latest = inOrder.get(inOrder.size() - 1).at;
        long gap = Math.min(longestGap(counting), longestGap(inOrder));
        long end = Math.min(plus(Math.min(latest, now), bounds.idle()), hardEnd(now));
        Mismatch.unless(now < end, "let through at or after the end", this);
        Mismatch.unless(
                Math.max(gap, now - Math.min(latest, now)) < longestIdle, "let through though away for too long", this);
    }

    private static long longestGap(List<Activity> activities) {
        long latest = activities.get(0).at;
        long gap = 0;
        for (Activity activity : activities) {
            long away = activity.at - latest;
            gap = away > activity.lag ? Math.max(gap, away) : gap;
            latest = Math.max(latest, activity.at);
        }
        return gap;
    }

    /** Whether the registry holds what it should. */
    void check(@Nullable SessionRecord filed) {
        if (filed != null && filed.equals(tombstone)) {
            return;
        }
        if (filed == null || forgotten) {
            Mismatch.unless(filed == null && forgotten, "forgotten or not", this);
            return;
        }
        Mismatch.unlessEqual(end, filed.end(), "the end", this);
        Mismatch.unlessEqual(attendance(), filed.attendance(), "what is known of the user", this);
        Mismatch.unlessEqual(authenticatedAt, filed.authenticatedAt(), "the authentication", this);
        Mismatch.unlessEqual(providerEnd, filed.providerEnd(), "the provider's end", this);
        Mismatch.unlessEqual(generation, filed.terms().generation(), "the policy", this);
        Mismatch.unlessEqual(bounds.idle(), filed.limits().idle(), "idle", this);
        Mismatch.unlessEqual(bounds.absolute(), filed.limits().absolute(), "absolute", this);
        Mismatch.unlessEqual(bounds.warn(), filed.limits().warn(), "warn", this);
        Mismatch.unlessEqual(bounds.resumeWithin(), filed.limits().resumeWithin(), "resume-within", this);
        Mismatch.unlessEqual(bounds.lag(), filed.limits().granularity(), "the granularity", this);
        Mismatch.unless(recorded >= earliest(recorded) && recorded <= latest(NONE), "recorded out of bounds", this);
        tombstone = end == null ? null : filed;
    }

    /** Whether the user may go on where they stopped: or might, if it ended now. */
    boolean isResumable(long now) {
        End how = end;
        return how == null
                ? bounds.resumeWithin() > 0
                : how.reason().isTimeout() && now < plus(how.at(), bounds.resumeWithin());
    }

    /** When a tombstone has served: nobody may resume, and what it stands against is too old, or a month has passed. */
    boolean isForgettable(long now) {
        End how = end;
        long month = 30L * 24 * 60 * 60 * 1000;
        return how != null
                && now >= plus(how.at(), bounds.resumeWithin())
                && (now >= plus(authenticatedAt, bounds.absolute()) || now >= plus(how.at(), month));
    }

    @Override
    public String toString() {
        return "session " + key + " of " + user() + ", created " + createdAt + ", authenticated " + authenticatedAt
                + ", provider's end " + providerEnd + ", " + attendance() + ", "
                + (end == null ? "living" : end) + (forgotten ? ", forgotten" : "") + ", generation " + generation
                + ", "
                + bounds + ", activities " + activities;
    }
}
