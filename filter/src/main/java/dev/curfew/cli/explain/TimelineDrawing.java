package dev.curfew.cli.explain;

import dev.curfew.cli.command.Text;
import dev.curfew.cli.explain.Timeline.Kind;
import dev.curfew.cli.explain.Timeline.Point;
import dev.curfew.policy.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a timeline in text, at most 80 columns wide. Distances are not to scale: limits lie between seconds and months. */
final class TimelineDrawing {

    private static final int LEFT = 2;
    private static final int WIDTH = Text.WIDTH - 2 * LEFT;
    private static final int WIDEST_STEP = 14;
    private static final String LEGEND = "  = living   ! warned   ~ over, can go on   . over";

    private final List<List<Point>> moments = new ArrayList<>();
    private final boolean resumable;

    private TimelineDrawing(Timeline timeline) {
        this.resumable = timeline.points().stream().anyMatch(point -> point.kind() == Kind.RESUME_ENDS);
        long last = -1;
        for (Point point : timeline.points()) {
            if (point.at() != last) {
                moments.add(new ArrayList<>());
            }
            moments.get(moments.size() - 1).add(point);
            last = point.at();
        }
    }

    /** The lines of the drawing. */
    static List<String> of(Timeline timeline) {
        return new TimelineDrawing(timeline).lines();
    }

    private List<String> lines() {
        int steps = Math.max(1, moments.size() - 1);
        int step = Math.min(WIDEST_STEP, WIDTH / steps);
        StringBuilder axis = new StringBuilder(" ".repeat(LEFT));
        StringBuilder labels = new StringBuilder(" ".repeat(LEFT));
        char phase = '=';
        for (int i = 0; i < moments.size(); i++) {
            phase = phase(moments.get(i), phase);
            boolean last = i == moments.size() - 1;
            axis.append(mark(i)).append(last ? "" : String.valueOf(phase).repeat(step - 1));
            String label = time(i);
            labels.append(label.length() < step ? label + " ".repeat(step - label.length()) : " ".repeat(step));
        }
        List<String> lines =
                new ArrayList<>(List.of(axis.toString(), labels.toString().stripTrailing(), ""));
        for (int i = 0; i < moments.size(); i++) {
            add(lines, i);
        }
        lines.add("");
        lines.add(LEGEND);
        return lines;
    }

    private void add(List<String> lines, int index) {
        int column = IntStream.range(0, moments.size())
                .map(i -> time(i).length())
                .max()
                .orElse(0);
        String first = "  " + mark(index) + "  " + time(index)
                + " ".repeat(column - time(index).length() + 2);
        String next = " ".repeat(first.length());
        for (Point point : moments.get(index)) {
            lines.addAll(Text.wrap(point.words(), first, next));
            first = next;
        }
    }

    private String time(int index) {
        long at = moments.get(index).get(0).at();
        return at == 0 ? "0s" : Limits.inWords(at);
    }

    private static char mark(int index) {
        return (char) ('a' + index);
    }

    /** How the session stands from these points on. */
    private char phase(List<Point> points, char before) {
        char phase = before;
        for (Point point : points) {
            phase = switch (point.kind()) {
                case SIGN_IN -> '=';
                case WARNING -> '!';
                case END -> resumable ? '~' : '.';
                case RESUME_ENDS -> '.';
                case STEP_UP, ABSOLUTE_END -> phase;
            };
        }
        return phase;
    }
}
