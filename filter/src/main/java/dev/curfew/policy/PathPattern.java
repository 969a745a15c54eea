package dev.curfew.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A path as people write it in rules: {@code ?} is one character and {@code *} any run of them within a segment, {@code **} any number of
 * segments, none included. Matching is case-sensitive and takes the path as the container maps it: decoded, without parameters.
 *
 * <p>Compiled once; a match neither allocates nor uses regular expressions, and costs at most segments × segments steps.
 *
 * @since 0.1
 */
public final class PathPattern {

    /** The segment that stands for any number of them. */
    public static final String ANY_SEGMENTS = "**";

    /** No path that a server takes has so many that a rule needs more; deeper patterns would only be deep recursion. */
    private static final int MOST_SEGMENTS = 250;

    private final String text;
    private final String[] segments;

    private PathPattern(String text, String[] segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * The pattern written so.
     *
     * @throws IllegalArgumentException if the pattern does not start with a slash, or could match no path the container hands out
     */
    public static PathPattern parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("has to start with /");
        }
        String[] segments = text.substring(1).split("/", -1);
        if (segments.length > MOST_SEGMENTS) {
            throw new IllegalArgumentException(
                    "has " + segments.length + " segments, and " + MOST_SEGMENTS + " is the most there can be");
        }
        for (int i = 0; i < segments.length; i++) {
            requirePossible(segments[i], i == segments.length - 1);
        }
        return new PathPattern(text, segments);
    }

    private static void requirePossible(String segment, boolean last) {
        if (segment.isEmpty() && !last) {
            throw new IllegalArgumentException("has an empty segment (//), which no request has");
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(
                    "has a segment " + segment + ", which no request has once it is normalised");
        }
        if (segment.contains(ANY_SEGMENTS) && !segment.equals(ANY_SEGMENTS)) {
            throw new IllegalArgumentException(
                    "mixes ** with other text in one segment; ** stands alone between slashes");
        }
        if (segment.indexOf(';') >= 0 || segment.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("contains ; or \\, which no normalised path has");
        }
    }

    /**
     * Whether the pattern fits the whole path.
     *
     * @param path a normalised path that starts with a slash
     */
    boolean matches(String path) {
        int next = 0;
        int position = 1;
        int wildcard = -1;
        int retry = position;
        while (position <= path.length()) {
            int end = segmentEnd(path, position);
            if (next < segments.length && segments[next].equals(ANY_SEGMENTS)) {
                wildcard = next++;
                retry = position;
            } else if (next < segments.length && glob(segments[next], path, position, end)) {
                next++;
                position = end + 1;
            } else if (wildcard >= 0) {
                next = wildcard + 1;
                retry = segmentEnd(path, retry) + 1;
                position = retry;
            } else {
                return false;
            }
        }
        while (next < segments.length && segments[next].equals(ANY_SEGMENTS)) {
            next++;
        }
        return next == segments.length;
    }

    /** Its segments; never {@code **} next to {@code **}, which says nothing more. */
    public List<String> segments() {
        List<String> all = new ArrayList<>(segments.length);
        for (String segment : segments) {
            if (!segment.equals(ANY_SEGMENTS)
                    || all.isEmpty()
                    || !all.get(all.size() - 1).equals(ANY_SEGMENTS)) {
                all.add(segment);
            }
        }
        return all;
    }

    /** Where the segment ends that starts at {@code from}. */
    public static int segmentEnd(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }

    /** Whether a segment of a pattern, which is not {@code **}, fits a segment of a path. */
    public static boolean glob(String pattern, String path, int from, int to) {
        int p = 0;
        int s = from;
        int star = -1;
        int resume = from;
        while (s < to) {
            if (p < pattern.length()
                    && (pattern.charAt(p) == '?' || pattern.charAt(p) == path.charAt(s))
                    && pattern.charAt(p) != '*') {
                p++;
                s++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = s;
            } else if (star >= 0) {
                p = star + 1;
                s = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Patterns parsed one by one, in order. */
    public static List<PathPattern> parseAll(List<String> texts) {
        List<PathPattern> patterns = new ArrayList<>(texts.size());
        texts.forEach(text -> patterns.add(parse(text)));
        return List.copyOf(patterns);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
