package dev.curfew.docs;

import dev.curfew.docs.Timeline.Act;
import dev.curfew.docs.Timeline.Deed;
import dev.curfew.docs.Timeline.Ending;
import dev.curfew.docs.Timeline.Moment;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws what was seen of a session. */
final class TimelinePicture {

    private static final int LEFT = 132;
    private static final double MINUTE = 7;
    private static final double WIDE = 44;
    private static final int FOOT = 380;
    private static final int PLOT = 76;
    private static final int IDLE_BASE = 262;
    private static final int ABSOLUTE_BASE = 366;

    private final StringBuilder svg = new StringBuilder();
    private final Timeline timeline;
    private final double idle;
    private final double absolute;

    private TimelinePicture(Timeline timeline, double idle, double absolute) {
        this.timeline = timeline;
        this.idle = idle;
        this.absolute = absolute;
    }

    /**
     * The picture as SVG.
     *
     * @param idle the limit, minutes
     * @param absolute the limit, minutes
     */
    static String draw(Timeline timeline, double idle, double absolute) {
        return new TimelinePicture(timeline, idle, absolute).draw();
    }

    private String draw() {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 420\" role=\"img\" aria-labelledby=\"title desc\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"13\">");
        line("  <title id=\"title\">Two sessions of one user, as a test run has seen them</title>");
        line("  <desc id=\"desc\">%s</desc>", story());
        line("  <style>");
        line(
                "    :root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2328; --quiet: #59636e; --living: #1a7f37; --warn: #9a6700;"
                        + " --over: #cf222e; }");
        line(
                "    @media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --quiet: #9198a1; --living: #3fb950;"
                        + " --warn: #d29922; --over: #f85149; } }");
        line(
                "    text { fill: var(--ink); } .quiet { fill: var(--quiet); } .middle { text-anchor: middle; } .end { text-anchor: end; }");
        line(
                "    .axis { stroke: var(--quiet); } .mark { stroke-width: 1.5; stroke-dasharray: 4 4; stroke: var(--over); }");
        line("  </style>");
        line("  <rect width=\"900\" height=\"420\" style=\"fill: var(--paper)\"/>");
        states();
        deeds();
        plot("idle time left", IDLE_BASE, idle, Moment::idle);
        plot("absolute time left", ABSOLUTE_BASE, absolute, Moment::absolute);
        endings();
        clock();
        line("</svg>");
        return svg.toString();
    }

    /** For who cannot see it. */
    private String story() {
        return "The user "
                + timeline.deeds().stream()
                        .filter(deed -> deed.act() != Act.POLL)
                        .map(deed -> inWords(deed.act()) + " at minute " + deed.minute())
                        .collect(Collectors.joining(", "))
                + ". "
                + timeline.endings().stream()
                        .map(ending -> "At minute " + ending.minute() + " the session ends: " + ending.reason() + ".")
                        .collect(Collectors.joining(" "))
                + " What the page polls moves neither clock.";
    }

    private static String inWords(Act act) {
        return switch (act) {
            case SIGN_IN -> "signs in";
            case PAGE -> "opens a page";
            case STAY -> "stays signed in";
            case POLL -> "polls";
        };
    }

    private void states() {
        line("  <text x=\"%d\" y=\"85\" class=\"end\">state</text>", LEFT - 12);
        List<Moment> moments = timeline.moments();
        for (int from = 0; from < moments.size() - 1; ) {
            String state = moments.get(from).state();
            int to = from;
            while (to < moments.size() - 1 && moments.get(to).state().equals(state)) {
                to++;
            }
            double x = x(moments.get(from).minute());
            double width = x(moments.get(to).minute()) - x;
            if (width > 0) {
                line(
                        "  <rect x=\"%s\" y=\"68\" width=\"%s\" height=\"26\" style=\"fill: var(--%s)\" opacity=\".4\"/>",
                        number(x), number(width), colour(state));
            }
            if (width > WIDE) {
                line("  <text x=\"%s\" y=\"85\" class=\"middle\">%s</text>", number(x + width / 2), state);
            }
            if (state.equals("warning")) {
                line(
                        "  <text x=\"%s\" y=\"62\" class=\"end quiet\" font-size=\"11\">warning</text>",
                        number(x + width - 3));
            }
            from = to;
        }
    }

    private static String colour(String state) {
        return switch (state) {
            case "active" -> "living";
            case "warning" -> "warn";
            case "ended" -> "over";
            default -> "quiet";
        };
    }

    private void deeds() {
        line("  <text x=\"%d\" y=\"122\" class=\"end\">signs in, stays</text>", LEFT - 12);
        line("  <text x=\"%d\" y=\"142\" class=\"end\">opens a page</text>", LEFT - 12);
        line("  <text x=\"%d\" y=\"162\" class=\"end\">the page polls</text>", LEFT - 12);
        for (Deed deed : timeline.deeds()) {
            String x = number(x(deed.minute()));
            line(
                    switch (deed.act()) {
                        case SIGN_IN ->
                            "  <rect x=\"%s\" y=\"112\" width=\"11\" height=\"11\" style=\"fill: var(--ink)\"/>";
                        case STAY -> "  <path d=\"M%s 111l6 6l-6 6l-6 -6z\" style=\"fill: var(--living)\"/>";
                        case PAGE -> "  <circle cx=\"%s\" cy=\"137\" r=\"5\" style=\"fill: var(--living)\"/>";
                        case POLL ->
                            "  <circle cx=\"%s\" cy=\"157\" r=\"4\" style=\"fill: none; stroke: var(--quiet)\"/>";
                    },
                    deed.act() == Act.SIGN_IN ? number(x(deed.minute()) - 5.5) : x);
        }
    }

    private void plot(String title, int base, double most, ToDoubleFunction<Moment> left) {
        String points = timeline.moments().stream()
                .map(moment ->
                        number(x(moment.minute())) + "," + number(base - PLOT * left.applyAsDouble(moment) / most))
                .collect(Collectors.joining(" "));
        String last =
                number(x(timeline.moments().get(timeline.moments().size() - 1).minute()));
        line("  <text x=\"%d\" y=\"%d\" class=\"end\">%s</text>", LEFT - 12, base - PLOT / 2, title);
        line(
                "  <text x=\"%d\" y=\"%d\" class=\"end quiet\">%s min</text>",
                LEFT - 12, base - PLOT / 2 + 17, number(most));
        line(
                "  <polygon points=\"%d,%d %s %s,%d\" style=\"fill: var(--living)\" opacity=\".25\"/>",
                LEFT, base, points, last, base);
        line("  <polyline points=\"%s\" fill=\"none\" style=\"stroke: var(--living)\" stroke-width=\"1.5\"/>", points);
        line("  <path d=\"M%d %dH%s\" class=\"axis\"/>", LEFT, base, last);
    }

    private void endings() {
        for (Ending ending : timeline.endings()) {
            String x = number(x(ending.minute()));
            line("  <path d=\"M%s 48V%d\" class=\"mark\"/>", x, ABSOLUTE_BASE);
            line("  <text x=\"%s\" y=\"40\" class=\"middle\">%s</text>", x, ending.reason());
        }
        line(
                "  <text x=\"%d\" y=\"20\" class=\"quiet\">idle %s min, absolute %s min, warn 2 min; seen by GET /.curfew/session, twice a minute</text>",
                LEFT, number(idle), number(absolute));
    }

    private void clock() {
        double last = timeline.moments().get(timeline.moments().size() - 1).minute();
        for (int minute = 0; minute <= last; minute += 10) {
            line("  <text x=\"%s\" y=\"%d\" class=\"quiet middle\">%d</text>", number(x(minute)), FOOT + 6, minute);
        }
        line("  <text x=\"%s\" y=\"%d\" class=\"quiet middle\">minutes</text>", number(x(last / 2)), FOOT + 28);
    }

    private static double x(double minute) {
        return LEFT + MINUTE * minute;
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void line(String format, Object... values) {
        svg.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
