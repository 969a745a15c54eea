package dev.curfew.policy.match;

import dev.curfew.policy.Caller;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * The segments that can come next, found by the one that does. Immutable.
 *
 * @param literals those without wildcards
 * @param any what follows {@code *}, which is every segment, or null
 * @param globs those with other wildcards, by what is before the first wildcard, then by what is after the last
 */
record SegmentIndex(TextTable<PathNode> literals, @Nullable PathNode any, AffixIndex<AffixIndex<Glob[]>> globs) {

    /** A segment with wildcards, and what follows it. */
    record Glob(String pattern, PathNode next) {}

    /** See {@link PathNode}; {@code position} is not beyond the path's end. */
    CombinedEffect<Ruling> addTo(
            CombinedEffect<Ruling> sum, Caller who, RequestTarget target, int position, long[] reached) {
        String path = target.path();
        int end = PathPattern.segmentEnd(path, position);
        CombinedEffect<Ruling> all = any == null ? sum : any.addTo(sum, who, target, end + 1, reached);
        int hash = 0;
        int hashed = position;
        for (int i = 0; i < globs.count() && position + globs.length(i) <= end; i++) {
            int start = position + globs.length(i);
            hash = TextTable.hash(hash, path, hashed, start);
            hashed = start;
            AffixIndex<Glob[]> endings = globs.get(path, position, start, hash);
            if (endings != null) {
                all = addGlobs(endings, all, who, target, position, end, reached);
            }
        }
        PathNode literal = literals.get(path, position, end, TextTable.hash(hash, path, hashed, end));
        return literal == null ? all : literal.addTo(all, who, target, end + 1, reached);
    }

    private static CombinedEffect<Ruling> addGlobs(
            AffixIndex<Glob[]> endings,
            CombinedEffect<Ruling> sum,
            Caller who,
            RequestTarget target,
            int from,
            int to,
            long[] reached) {
        CombinedEffect<Ruling> all = sum;
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
