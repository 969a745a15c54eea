package dev.curfew.policy.match;

import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.Ruling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link PathNode} from patterns. Not thread-safe. */
final class PathTree {

    private static final String ANY_SEGMENT = "*";

    private final Map<String, PathTree> onward = new HashMap<>();
    private @Nullable PathTree skipping;
    private @Nullable Clauses exact;
    private @Nullable Clauses below;

    /** The rule about everything. */
    void addEverywhere(Condition rest, Effect effect) {
        below = added(below, rest, effect);
    }

    /** The rule about what fits a pattern. */
    void add(PathPattern pattern, Condition rest, Effect effect) {
        PathTree node = this;
        List<String> segments = pattern.segments();
        int last = segments.size() - 1;
        for (int i = 0; i < last; i++) {
            node = node.next(segments.get(i));
        }
        if (segments.get(last).equals(PathPattern.ANY_SEGMENTS)) {
            node.addEverywhere(rest, effect);
        } else {
            PathTree end = node.next(segments.get(last));
            end.exact = added(end.exact, rest, effect);
        }
    }

    private static Clauses added(@Nullable Clauses clauses, Condition rest, Effect effect) {
        Clauses all = clauses == null ? new Clauses() : clauses;
        all.add(rest, effect);
        return all;
    }

    private PathTree next(String segment) {
        if (!segment.equals(PathPattern.ANY_SEGMENTS)) {
            return onward.computeIfAbsent(segment, any -> new PathTree());
        }
        PathTree next = skipping == null ? new PathTree() : skipping;
        skipping = next;
        return next;
    }

    /** The tree as it stands. */
    PathNode compile(EffectCombiner<Ruling> sums) {
        return compile(sums, null);
    }

    /** {@code number} gives the next number to a {@code **} inside another; null outside of all. */
    private PathNode compile(EffectCombiner<Ruling> sums, int @Nullable [] number) {
        return new PathNode(
                exact == null ? null : exact.compile(sums),
                below == null ? null : below.compile(sums),
                onward.isEmpty() ? null : segments(sums, number),
                skipping == null ? null : skipping.compileSkipping(sums, number));
    }

    private AnyDepthNode compileSkipping(EffectCombiner<Ruling> sums, int @Nullable [] number) {
        if (number != null) {
            int own = number[0]++;
            return new AnyDepthNode(segments(sums, number), own, 0);
        }
        int[] inside = {0};
        SegmentIndex segments = segments(sums, inside);
        return new AnyDepthNode(segments, -1, inside[0]);
    }

    private SegmentIndex segments(EffectCombiner<Ruling> sums, int @Nullable [] number) {
        Map<String, PathNode> literals = new HashMap<>();
        Map<String, Map<String, List<SegmentIndex.Glob>>> globs = new HashMap<>();
        PathNode any = null;
        for (Map.Entry<String, PathTree> entry : onward.entrySet()) {
            String segment = entry.getKey();
            PathNode next = entry.getValue().compile(sums, number);
            if (segment.equals(ANY_SEGMENT)) {
                any = next;
            } else if (firstWildcard(segment) < 0) {
                literals.put(segment, next);
            } else {
                globs.computeIfAbsent(segment.substring(0, firstWildcard(segment)), start -> new HashMap<>())
                        .computeIfAbsent(segment.substring(lastWildcard(segment) + 1), end -> new ArrayList<>())
                        .add(new SegmentIndex.Glob(segment, next));
            }
        }
        return new SegmentIndex(new TextTable<>(literals), any, affixes(globs));
    }

    private static AffixIndex<AffixIndex<SegmentIndex.Glob[]>> affixes(
            Map<String, Map<String, List<SegmentIndex.Glob>>> globs) {
        Map<String, AffixIndex<SegmentIndex.Glob[]>> starts = new HashMap<>();
        globs.forEach((start, endings) -> {
            Map<String, SegmentIndex.Glob[]> ends = new HashMap<>();
            endings.forEach((end, list) -> ends.put(end, list.toArray(SegmentIndex.Glob[]::new)));
            starts.put(start, new AffixIndex<>(ends));
        });
        return new AffixIndex<>(starts);
    }

    private static int firstWildcard(String segment) {
        int star = segment.indexOf('*');
        int one = segment.indexOf('?');
        return star < 0 || (one >= 0 && one < star) ? one : star;
    }

    private static int lastWildcard(String segment) {
        return Math.max(segment.lastIndexOf('*'), segment.lastIndexOf('?'));
    }
}
