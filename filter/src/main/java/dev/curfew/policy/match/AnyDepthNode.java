package dev.curfew.policy.match;

import dev.curfew.policy.Caller;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Ruling;

/**
 * A {@code **} with something after it. Once a path has come here, everything after it can start at each later segment; coming here again
 * further on adds nothing. So every such node is entered once for a path, which keeps the work below segments × nodes.
 *
 * <p>An outermost one is never entered twice. The ones inside it are numbered, and marked in {@code reached} when they are.
 *
 * @param onward the segments after it
 * @param number which of those inside the outermost one this is; negative for the outermost itself
 * @param inside how many are inside the outermost one
 */
record AnyDepthNode(SegmentIndex onward, int number, int inside) {

    private static final long[] NONE = {};

    /** See {@link PathNode}. */
    CombinedEffect<Ruling> addTo(
            CombinedEffect<Ruling> sum, Caller who, RequestTarget target, int position, long[] reached) {
        long[] marks = number < 0 ? unmarked() : reached;
        if (number >= 0 && !mark(marks)) {
            return sum;
        }
        String path = target.path();
        CombinedEffect<Ruling> all = sum;
        for (int start = position; start <= path.length(); start = PathPattern.segmentEnd(path, start) + 1) {
            all = onward.addTo(all, who, target, start, marks);
        }
        return all;
    }

    private long[] unmarked() {
        return inside == 0 ? NONE : new long[(inside + Long.SIZE - 1) / Long.SIZE];
    }

    private boolean mark(long[] marks) {
        long bit = 1L << number;
        int word = number / Long.SIZE;
        boolean first = (marks[word] & bit) == 0;
        marks[word] |= bit;
        return first;
    }
}
