package dev.curfew.cli.rehearse;

import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionSnapshot;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Terms;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.ActivityState;
import dev.curfew.session.Client;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.Profile;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import dev.curfew.session.Verdict;
import org.jspecify.annotations.Nullable;

/** Replays one session under another policy, by the clock of the events. Not thread-safe. */
final class SessionReplay {

    private final Rulebook rules;
    private final SessionTag tag;
    private final long begun;
    private SessionRecord record;
    private boolean activityKnown;
    private @Nullable ProjectedEnd fate;
    private @Nullable End reality;

    /** Begins with an event that says how the session stands. */
    SessionReplay(Rulebook rules, SessionTag tag, SessionEvent event, SessionSnapshot standing, boolean activityKnown) {
        this.rules = rules;
        this.tag = tag;
        this.begun = standing.createdAt();
        this.activityKnown = activityKnown;
        this.record = record(event, standing);
    }

    private SessionRecord record(SessionEvent event, SessionSnapshot standing) {
        String user = event.user() == null ? "" : event.user();
        Profile profile = new Profile(user, standing.roles(), null);
        SessionOrigin origin = new SessionOrigin(
                new SessionKey(tag.value(), 0, 0, 0),
                tag,
                new UserKey("", user),
                new ProviderSession("", tag.toString()),
                standing.createdAt(),
                standing.authenticatedAt(),
                standing.providerEnd());
        Terms terms = asRecorded(rules.termsFor(profile), activityKnown);
        return with(origin, profile, terms, ActivityState.of(standing.lastActivity(), standing.longestIdle()));
    }

    private static SessionRecord with(SessionOrigin origin, Profile profile, Terms terms, ActivityState attendance) {
        return new SessionRecord(origin, profile, Client.UNKNOWN, attendance, terms, Tokens.NONE, false, null, 0);
    }

    /** Activities count as they were recorded, without another lag; where they were not, nobody was idle for too long. */
    private static Terms asRecorded(Terms terms, boolean activityKnown) {
        Limits limits = terms.limits();
        return new Terms(
                new Limits(
                        activityKnown ? limits.idle() : Limits.NONE,
                        limits.absolute(),
                        limits.warn(),
                        limits.resumeWithin(),
                        0),
                terms.reauthentication(),
                terms.maxSessions(),
                terms.atLimit(),
                terms.binding(),
                terms.generation());
    }

    String user() {
        return record.profile().name();
    }

    long begun() {
        return begun;
    }

    Terms terms() {
        return record.terms();
    }

    /** Whether it goes on at {@code now}, under the rehearsed policy and in reality. */
    boolean isLiving(long now) {
        judge(now);
        return fate == null && reality == null;
    }

    /** Ends it if the clock says so. */
    void judge(long now) {
        if (fate == null && SessionTime.judge(record, now) instanceof Verdict.Ended ended) {
            fate = new ProjectedEnd(ended.end().reason(), ended.end().at(), true, "");
        }
    }

    /** Ends it for another reason than time. */
    void end(EndReason reason, long now, String note) {
        judge(now);
        if (fate == null) {
            fate = new ProjectedEnd(reason, now, true, note);
        }
    }

    /** The user was active. From here on silence is silence. */
    void active(long now) {
        judge(now);
        if (fate == null) {
            activityKnown = true;
            long idle = Math.max(record.longestIdle(), now - record.lastActivity());
            Terms terms = asRecorded(rules.termsFor(record.profile()), true);
            record = with(
                    record.origin(),
                    record.profile(),
                    terms,
                    ActivityState.of(Math.max(now, record.lastActivity()), idle));
        }
    }

    /** The user signed in again and goes on. */
    void renewed(SessionEvent event, SessionSnapshot standing, boolean activityFollows) {
        judge(event.at());
        if (fate == null) {
            activityKnown |= activityFollows;
            record = record(event, standing);
        }
    }

    /** Somebody has looked at it: what happened before is known by the longest gap, what happens after is not. */
    void seen(SessionEvent event, SessionSnapshot standing) {
        if (fate != null || activityKnown) {
            return;
        }
        record = record(event, standing);
        judge(standing.lastActivity());
        SessionRecord exact = with(
                record.origin(),
                record.profile(),
                asRecorded(rules.termsFor(record.profile()), true),
                ActivityState.of(standing.lastActivity(), standing.longestIdle()));
        if (fate == null && standing.longestIdle() >= exact.limits().idle()) {
            fate = new ProjectedEnd(EndReason.IDLE_TIMEOUT, standing.lastActivity(), false, "");
        }
        if (fate == null && SessionTime.judge(exact, event.at()) instanceof Verdict.Ended ended) {
            fate = new ProjectedEnd(ended.end().reason(), ended.end().at(), true, "");
        }
    }

    /** It really ended. What the policy has no say in would have ended it then too. */
    void ended(End end) {
        judge(end.at());
        if (reality == null) {
            reality = end;
        }
        boolean byPolicy = end.reason().isTimeout() || end.reason() == EndReason.SESSION_LIMIT;
        if (fate == null && !byPolicy) {
            fate = new ProjectedEnd(end.reason(), end.at(), true, "");
        }
    }

    /** The result at the end of the events. */
    SessionOutcome result(long until) {
        judge(until);
        long next = fate == null ? SessionTime.end(record, until) : fate.at();
        return new SessionOutcome(tag, user(), begun, fate, reality, next, activityKnown);
    }
}
