package dev.curfew.policy;

import java.util.List;

/**
 * Decides whether two patterns can match the same path.
 *
 * @since 0.1
 */
public final class PathOverlap {

    private PathOverlap() {}

    /** Whether there is a path that fits both. Costs the product of their lengths. */
    public static boolean between(PathPattern one, PathPattern other) {
        return meet(segments(one), segments(other), "**", PathOverlap::meetInSegment);
    }

    private static List<String> segments(PathPattern pattern) {
        return List.of(pattern.toString().substring(1).split("/", -1));
    }

    private static boolean meetInSegment(String one, String other) {
        if (isLiteral(one) && isLiteral(other)) {
            return one.equals(other);
        }
        return meet(characters(one), characters(other), "*", PathOverlap::meetInCharacter);
    }

    private static boolean isLiteral(String segment) {
        return segment.indexOf('*') < 0 && segment.indexOf('?') < 0;
    }

    private static List<String> characters(String text) {
        return List.of(text.split(""));
    }

    private static boolean meetInCharacter(String one, String other) {
        return one.equals(other) || (one.equals("?") && !other.isEmpty()) || (other.equals("?") && !one.isEmpty());
    }

    private interface Meeting {
        boolean meet(String one, String other);
    }

    /** Whether two sequences have a common reading, where {@code any} reads as any number of members. */
    private static boolean meet(List<String> one, List<String> other, String any, Meeting meeting) {
        boolean[][] meet = new boolean[one.size() + 1][other.size() + 1];
        meet[one.size()][other.size()] = true;
        for (int i = one.size(); i >= 0; i--) {
            for (int j = other.size(); j >= 0; j--) {
                boolean left = i < one.size();
                boolean right = j < other.size();
                if ((left && one.get(i).equals(any)) || (right && other.get(j).equals(any))) {
                    meet[i][j] = (left && meet[i + 1][j]) || (right && meet[i][j + 1]);
                } else if (left && right) {
                    meet[i][j] = meet[i + 1][j + 1] && meeting.meet(one.get(i), other.get(j));
                }
            }
        }
        return meet[0][0];
    }
}
