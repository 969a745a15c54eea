package dev.curfew.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The segments that can come next, found by the one that does. Immutable.
 *
 * @param literals those without wildcards
 * @param any what follows {@code *}, which is every segment, or null
 * @param globs those with other wildcards, by what is before the first wildcard, then by what is after the last
 */
record SegmentIndex(TextTable<PathNode> literals, @Nullable PathNode any, Affixes<Affixes<Glob[]>> globs) {

    /** The end of every pattern. */
    static final SegmentIndex NONE =
            new SegmentIndex(new TextTable<>(Map.of()), null, new Affixes<Affixes<Glob[]>>(Map.of()));

    /** A segment with wildcards, and what follows it. */
    record Glob(String pattern, PathNode next) {}

    /** See {@link PathNode}; {@code position} is not beyond the path's end. */
    Sum<Ruling> addTo(Sum<Ruling> sum, Who who, Target target, int position, long[] reached) {
        String path = target.path();
        int end = PathPattern.segmentEnd(path, position);
        Sum<Ruling> all = sum;
        PathNode literal = literals.get(path, position, end);
        if (literal != null) {
            all = literal.addTo(all, who, target, end + 1, reached);
        }
        if (any != null) {
            all = any.addTo(all, who, target, end + 1, reached);
        }
        for (int i = 0; i < globs.count(); i++) {
            Affixes<Glob[]> endings = globs.startOf(path, position, end, i);
            if (endings != null) {
                all = addGlobs(endings, all, who, target, position, end, reached);
            }
        }
        return all;
    }

    private static Sum<Ruling> addGlobs(
            Affixes<Glob[]> endings, Sum<Ruling> sum, Who who, Target target, int from, int to, long[] reached) {
        Sum<Ruling> all = sum;
        for (int i = 0; i < endings.count(); i++) {
            Glob[] globs = endings.endOf(target.path(), from, to, i);
            for (int k = 0; globs != null && k < globs.length; k++) {
                if (PathPattern.glob(globs[k].pattern, target.path(), from, to)) {
                    all = globs[k].next.addTo(all, who, target, to + 1, reached);
                }
            }
        }
        return all;
    }
}
