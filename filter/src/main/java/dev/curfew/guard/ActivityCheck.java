package dev.curfew.guard;

import dev.curfew.http.Request;
import dev.curfew.lifecycle.ActivityEvidence;
import dev.curfew.lifecycle.ActivityRecorder;
import dev.curfew.policy.ActivityRule;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;

/** Decides whether a request shows a user, and records it. Thread-safe. */
public final class ActivityCheck {

    private final ActivityRecorder recorder;
    private final PollerDetector pollers;
    private final SessionLookup lookup;

    public ActivityCheck(ActivityRecorder recorder, PollerDetector pollers, SessionLookup lookup) {
        this.recorder = recorder;
        this.pollers = pollers;
        this.lookup = lookup;
    }

    /** What a request of this session shows. */
    static ActivityEvidence evidence(Request request, SessionRecord session, ActivityRule rule) {
        return ActivityEvidence.of(
                request.exchange(), request.kind(), rule, SessionTime.isReporting(session, request.now()));
    }

    /** The session, with this recorded; it may have ended meanwhile. */
    CurrentSession record(Request request, CurrentSession.Living seen, ActivityEvidence evidence, String path) {
        SessionRecord before = seen.record();
        SessionRecord after = recorder.begun(before, evidence, request.now());
        if (before.equals(after)) {
            return seen;
        }
        CurrentSession current = CurrentSession.of(after, request.now());
        if (!(current instanceof CurrentSession.Open open)) {
            return lookup.over(before.key(), request.now());
        }
        if (evidence == ActivityEvidence.REQUEST) {
            pollers.counted(open.record(), path, request.now());
        }
        return current;
    }
}
