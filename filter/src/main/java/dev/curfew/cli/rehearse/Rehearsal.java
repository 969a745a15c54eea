package dev.curfew.cli.rehearse;

import dev.curfew.observe.EventLine;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionSnapshot;
import dev.curfew.policy.Terms;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies another policy to recorded events. Time is that of the events. Not thread-safe. */
final class Rehearsal {

    private final Rulebook rules;
    private final Map<SessionTag, SessionReplay> courses = new LinkedHashMap<>();
    private final Map<String, List<SessionReplay>> byUser = new HashMap<>();
    private final Set<SessionTag> strangers = new HashSet<>();
    private int asked;

    private Rehearsal(Rulebook rules) {
        this.rules = rules;
    }

    /**
     * What came of it.
     *
     * @param from the first event, epoch milliseconds
     * @param until the last one
     * @param sessions every session whose beginning is among the events, or that was seen living
     * @param strangers how many others there are, which cannot be judged
     * @param asked how many sign-ins would have had to choose which session ends
     */
    record Result(long from, long until, List<SessionOutcome> sessions, int strangers, int asked) {}

    /** Plays the events, in the order in which they happened. */
    static Result of(Rulebook rules, List<EventLine> events) {
        Rehearsal rehearsal = new Rehearsal(rules);
        List<EventLine> inOrder = new ArrayList<>(events);
        inOrder.sort(Comparator.comparingLong((EventLine line) -> line.event().at())
                .thenComparingLong(line -> startOf(line.event())));
        inOrder.forEach(rehearsal::play);
        long from = inOrder.isEmpty() ? 0 : inOrder.get(0).event().at();
        long until =
                inOrder.isEmpty() ? 0 : inOrder.get(inOrder.size() - 1).event().at();
        return rehearsal.result(from, until);
    }

    /** Sessions that are seen living in one moment are taken in the order of their sign-ins; all else stays in the order of the file. */
    private static long startOf(SessionEvent event) {
        SessionSnapshot standing = event.standing();
        return event.kind() == SessionEvent.Kind.SESSION_LIVING && standing != null ? standing.createdAt() : event.at();
    }

    private void play(EventLine line) {
        SessionEvent event = line.event();
        SessionTag tag = event.session();
        if (tag == null) {
            return;
        }
        SessionReplay course = courses.get(tag);
        if (course == null) {
            meet(line, tag);
        } else {
            goOn(line, course);
        }
    }

    private void meet(EventLine line, SessionTag tag) {
        SessionEvent event = line.event();
        SessionSnapshot standing = event.standing();
        if (standing != null) {
            SessionReplay course = new SessionReplay(rules, tag, event, standing, line.activityFollows());
            admit(course);
            courses.put(tag, course);
            byUser.computeIfAbsent(course.user(), user -> new ArrayList<>()).add(course);
            if (event.kind() == SessionEvent.Kind.SESSION_LIVING) {
                course.seen(event, standing);
            }
        } else if (event.kind() != SessionEvent.Kind.SESSION_USED_AFTER_END) {
            strangers.add(tag);
        }
    }

    private static void goOn(EventLine line, SessionReplay course) {
        SessionEvent event = line.event();
        SessionSnapshot standing = event.standing();
        EndReason reason = event.reason();
        if (event.kind() == SessionEvent.Kind.SESSION_ACTIVE) {
            course.active(event.at());
        } else if (event.kind() == SessionEvent.Kind.SESSION_ENDED && reason != null) {
            course.ended(new End(reason, event.at()));
        } else if (event.kind() == SessionEvent.Kind.SESSION_RENEWED && standing != null) {
            course.renewed(event, standing, line.activityFollows());
        } else if (event.kind() == SessionEvent.Kind.SESSION_LIVING && standing != null) {
            course.seen(event, standing);
        }
    }

    /** Lets a session begin beside the others of its user. */
    private void admit(SessionReplay newcomer) {
        long now = newcomer.begun();
        Terms terms = newcomer.terms();
        List<SessionReplay> others = new ArrayList<>(byUser.getOrDefault(newcomer.user(), List.of()));
        others.removeIf(other -> !other.isLiving(now));
        if (others.size() < terms.maxSessions()) {
            return;
        }
        switch (terms.atLimit()) {
            case ASK -> asked++;
            case REFUSE -> newcomer.end(EndReason.SESSION_LIMIT, now, "the sign-in would have been refused");
            case END_OLDEST ->
                others.subList(0, others.size() - terms.maxSessions() + 1)
                        .forEach(oldest -> oldest.end(EndReason.SESSION_LIMIT, now, "at another sign-in"));
        }
    }

    private Result result(long from, long until) {
        List<SessionOutcome> results =
                courses.values().stream().map(course -> course.result(until)).toList();
        return new Result(from, until, results, strangers.size(), asked);
    }
}
