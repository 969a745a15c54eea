package dev.curfew.cli.explain;

import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.command.Source;
import dev.curfew.cli.command.Text;
import dev.curfew.cli.explain.Explanation.Match;
import dev.curfew.policy.RequestTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An explanation, for people and for scripts.
 *
 * @param mount the context path of a context's door; empty for a host's
 * @param host the host as it may be shown; empty for one that no rule names
 */
record ExplanationReport(
        String mount, SampleUser who, RequestTarget target, String host, Explanation explanation, Timeline timeline) {

    private static final String COLUMNS = "  %-20s  %-13s  ";
    private static final String INDENT = " ".repeat(39);
    private static final String OWN = "/.curfew/";

    /** Whether Curfew itself answers there. */
    private boolean isOwn() {
        return (target.path() + "/").startsWith(mount + OWN);
    }

    /** What becomes of the request. */
    private String answer() {
        if (isOwn()) {
            return "Curfew itself answers this path, and no rule applies";
        }
        if (explanation.ruling().isPublic()) {
            return "goes on without a session";
        }
        List<String> acr = explanation.ruling().acr();
        if (acr != null && acr.isEmpty()) {
            return "403: no sign-in satisfies all rules about acr";
        }
        return explanation.ruling().access().admits(who.roles())
                ? "goes on with a living session"
                : "403 for this user: needs "
                        + explanation.request(PolicySetting.ACCESS).value();
    }

    /** For people. */
    String asText() {
        List<String> lines = new ArrayList<>();
        lines.add(target.method() + " " + target.path()
                + (target.context().isEmpty() ? "" : " in " + target.context())
                + (host.isEmpty() ? "" : " at " + host));
        lines.add("by " + who + ", at the door of " + (mount.isEmpty() ? "a host" : "the context " + mount));
        lines.add("answer: " + answer());
        lines.add("");
        lines.add("Rules that apply");
        addMatches(lines);
        lines.add("");
        lines.add("For the whole session");
        explanation.ofSession().forEach(decided -> add(lines, decided));
        lines.add("");
        lines.add("For this request");
        explanation.ofRequest().forEach(decided -> add(lines, decided));
        lines.addAll(Text.wrap("as activity, it " + explanation.counting(), "  ", "  "));
        lines.add("");
        lines.add("If the user signs in and then does nothing");
        lines.add("");
        lines.addAll(TimelineDrawing.of(timeline));
        return lines.stream().map(Text::printable).collect(Collectors.joining("\n"));
    }

    private void addMatches(List<String> lines) {
        if (explanation.matches().isEmpty()) {
            lines.add("  none");
        }
        for (Match match : explanation.matches()) {
            lines.add("  " + match.source().inWords() + ", for " + scope(match));
        }
    }

    private static String scope(Match match) {
        return match.isAboutSessions() ? "the whole session" : "this request";
    }

    private static void add(List<String> lines, ResolvedSetting decided) {
        String first = COLUMNS.formatted(decided.part().word(), decided.value());
        String next = INDENT;
        if (first.length() > INDENT.length()) {
            lines.add(first.stripTrailing());
            first = INDENT;
        }
        for (String reason : reasons(decided)) {
            lines.addAll(Text.wrap(reason, first, next));
            first = next;
        }
    }

    private static List<String> reasons(ResolvedSetting decided) {
        List<String> reasons = new ArrayList<>();
        if (decided.winners().isEmpty()) {
            reasons.add("the default");
        }
        for (Source winner : decided.winners()) {
            reasons.add((decided.isComposed() ? winner.said() + " of " : "") + winner.inWords());
        }
        if (decided.isComposed() && decided.part() == PolicySetting.WARN) {
            reasons.add("cut to a third of the limit");
        }
        for (Source loser : decided.losers()) {
            reasons.add("over " + loser.said() + " of " + loser.inWords());
        }
        return reasons;
    }

    /** For scripts. */
    Map<String, Object> asData() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", target.method());
        request.put("path", target.path());
        request.put("context", target.context());
        request.put("host", host);
        request.put("user", who.name());
        request.put("roles", who.roles().stream().sorted().toList());
        request.put("mount", mount);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("request", request);
        data.put("answer", answer());
        data.put(
                "rules",
                explanation.matches().stream().map(ExplanationReport::data).toList());
        data.put("session", data(explanation.ofSession()));
        data.put("requestSettings", data(explanation.ofRequest()));
        data.put("activity", explanation.counting());
        data.put(
                "timeline",
                timeline.points().stream().map(ExplanationReport::data).toList());
        return data;
    }

    private static Map<String, Object> data(Match match) {
        Map<String, Object> data = match.source().asData();
        data.put("for", match.isAboutSessions() ? "session" : "request");
        return data;
    }

    private static Map<String, Object> data(List<ResolvedSetting> settings) {
        Map<String, Object> data = new LinkedHashMap<>();
        settings.forEach(decided -> data.put(decided.part().word(), decided.asData()));
        return data;
    }

    private static Map<String, Object> data(Timeline.Point point) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("millis", point.at());
        data.put("kind", point.kind().word());
        data.put("words", point.words());
        return data;
    }
}
