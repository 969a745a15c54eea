package dev.curfew.guard;

import dev.curfew.http.ResponseHeader;
import dev.curfew.policy.Limits;
import dev.curfew.session.Verdict;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Curfew-Remaining}, in whole seconds. Those of a moment ago are kept: what a page loads comes in the same second. Thread-safe.
 */
final class RemainingHeader {

    private static final int PLACES = 256;
    private static final long NONE = -1;

    private final String name;
    private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);

    RemainingHeader(ResponseHeader header) {
        this.name = header.word();
    }

    /** Seconds, or {@link #NONE}. */
    private record Known(long idle, long absolute, Map.Entry<String, String> header) {}

    Map.Entry<String, String> of(Verdict.Living left) {
        long idle = seconds(left.idleLeft());
        long absolute = seconds(left.absoluteLeft());
        int place = (int) (idle * 31 + absolute) & (PLACES - 1);
        Known known = places.get(place);
        if (known == null || known.idle != idle || known.absolute != absolute) {
            known = new Known(idle, absolute, Map.entry(name, "idle=" + word(idle) + ", absolute=" + word(absolute)));
            places.set(place, known);
        }
        return known.header;
    }

    private static long seconds(long millis) {
        return millis == Limits.NONE ? NONE : millis / 1000;
    }

    private static String word(long seconds) {
        return seconds == NONE ? "none" : Long.toString(seconds);
    }
}
