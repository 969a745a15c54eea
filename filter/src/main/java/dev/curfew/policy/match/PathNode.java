package dev.curfew.policy.match;

import dev.curfew.policy.Caller;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * One place in a tree of paths: what holds there, and how paths go on. Immutable.
 *
 * @param exact what holds for the path that ends here, or null
 * @param below what holds for the path that ends here and for all that go on, or null
 * @param onward the segments that can come next, or null
 * @param skipping the segments that can come next after any number of others, or null
 */
record PathNode(
        @Nullable Clause<Ruling> exact,
        @Nullable Clause<Ruling> below,
        @Nullable SegmentIndex onward,
        @Nullable AnyDepthNode skipping) {

    /**
     * {@code sum}, and what the rules add that fit the rest of the path.
     *
     * @param position where the next segment starts; beyond the path's end if there is none
     * @param reached see {@link AnyDepthNode}
     */
    CombinedEffect<Ruling> addTo(
            CombinedEffect<Ruling> sum, Caller who, RequestTarget target, int position, long[] reached) {
        CombinedEffect<Ruling> all = below == null ? sum : below.addTo(sum, who, target);
        if (skipping != null) {
            all = skipping.addTo(all, who, target, position, reached);
        }
        if (position <= target.path().length()) {
            return onward == null ? all : onward.addTo(all, who, target, position, reached);
        }
        return exact == null ? all : exact.addTo(all, who, target);
    }
}
