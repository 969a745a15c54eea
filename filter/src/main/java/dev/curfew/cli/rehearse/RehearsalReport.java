package dev.curfew.cli.rehearse;

import dev.curfew.cli.command.Text;
import dev.curfew.cli.rehearse.SessionOutcome.Outcome;
import dev.curfew.policy.Limits;
import dev.curfew.session.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal found out, for people and for scripts.
 *
 * @param policy the file of the policy
 * @param result what was found out
 */
record RehearsalReport(String policy, Rehearsal.Result result) {

    private static final Map<Outcome, String> TITLES = titles();

    private static Map<Outcome, String> titles() {
        Map<Outcome, String> titles = new EnumMap<>(Outcome.class);
        titles.put(Outcome.EARLIER, "would have ended earlier");
        titles.put(Outcome.LATER, "would have continued after their end");
        titles.put(Outcome.SAME, "would have ended when they did");
        titles.put(Outcome.LIVING, "live, and would");
        titles.put(Outcome.UNKNOWN, "cannot be judged: the events contain no activity");
        return titles;
    }

    private List<SessionOutcome> sessions(Outcome outcome) {
        return result.sessions().stream()
                .filter(session -> session.outcome() == outcome)
                .sorted(Comparator.comparingLong(SessionOutcome::next).thenComparingLong(SessionOutcome::begun))
                .toList();
    }

    /** For people: every session that would have fared differently, and how many would not. */
    String asText() {
        List<String> lines = new ArrayList<>();
        lines.add("Rehearsal of " + policy);
        lines.add(result.sessions().size() + " sessions from " + Instant.ofEpochMilli(result.from()) + " to "
                + Instant.ofEpochMilli(result.until()));
        TITLES.forEach((outcome, title) -> {
            List<SessionOutcome> sessions = sessions(outcome);
            lines.add("");
            lines.add(sessions.size() + " " + title);
            if (outcome == Outcome.EARLIER || outcome == Outcome.LATER) {
                sessions.forEach(session -> add(lines, session));
            }
        });
        addRemarks(lines);
        return lines.stream().map(Text::printable).collect(Collectors.joining("\n"));
    }

    private static void add(List<String> lines, SessionOutcome session) {
        lines.add("  " + session.session() + " " + session.user() + ", since " + Instant.ofEpochMilli(session.begun()));
        lines.add("    here:   " + here(session));
        lines.add("    really: " + really(session.reality()));
    }

    private static String here(SessionOutcome session) {
        ProjectedEnd fate = session.fate();
        if (fate == null) {
            return session.next() == Limits.NONE
                    ? "has no end"
                    : "lives; " + Instant.ofEpochMilli(session.next()) + " without further activity";
        }
        return (fate.exact() ? "" : "at the latest ") + Instant.ofEpochMilli(fate.at()) + " "
                + fate.reason().word() + (fate.note().isEmpty() ? "" : ", " + fate.note());
    }

    private static String really(@Nullable End end) {
        return end == null
                ? "no end in the events"
                : Instant.ofEpochMilli(end.at()) + " " + end.reason().word();
    }

    private void addRemarks(List<String> lines) {
        List<String> remarks = new ArrayList<>();
        if (result.strangers() > 0) {
            remarks.add(result.strangers() + " more sessions have no beginning in the events. They are left out.");
        }
        if (result.asked() > 0) {
            remarks.add(result.asked() + " users would have been asked which other session to end;"
                    + " their choice is unknown.");
        }
        if (result.sessions().stream().anyMatch(session -> !session.activityKnown())) {
            remarks.add("Without activity in the events, idle timeouts are not judged:"
                    + " set the logger dev.curfew.session to FINE.");
        }
        if (!remarks.isEmpty()) {
            lines.add("");
            lines.addAll(remarks);
        }
    }

    /** For scripts: every session. */
    Map<String, Object> asData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("policy", policy);
        data.put("from", Instant.ofEpochMilli(result.from()));
        data.put("until", Instant.ofEpochMilli(result.until()));
        data.put("withoutBeginning", result.strangers());
        data.put("asked", result.asked());
        Map<String, Object> counts = new LinkedHashMap<>();
        TITLES.keySet()
                .forEach(outcome -> counts.put(outcome.word(), sessions(outcome).size()));
        data.put("outcomes", counts);
        data.put(
                "sessions",
                result.sessions().stream().map(RehearsalReport::data).toList());
        return data;
    }

    private static Map<String, Object> data(SessionOutcome session) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("session", session.session());
        data.put("user", session.user());
        data.put("begun", Instant.ofEpochMilli(session.begun()));
        data.put("outcome", session.outcome().word());
        ProjectedEnd fate = session.fate();
        data.put("here", fate == null ? null : end(fate));
        End end = session.reality();
        data.put("really", end == null ? null : end(end));
        data.put("activityKnown", session.activityKnown());
        data.put("next", session.next() == Limits.NONE ? null : Instant.ofEpochMilli(session.next()));
        return data;
    }

    private static Map<String, Object> end(ProjectedEnd fate) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("at", Instant.ofEpochMilli(fate.at()));
        data.put("reason", fate.reason().word());
        data.put("exact", fate.exact());
        data.put("note", fate.note());
        return data;
    }

    private static Map<String, Object> end(End end) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("at", Instant.ofEpochMilli(end.at()));
        data.put("reason", end.reason().word());
        return data;
    }
}
