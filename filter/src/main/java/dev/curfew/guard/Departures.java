package dev.curfew.guard;

import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that may have been closed: a tab of theirs has gone, and nothing has been asked for since. This JVM alone knows. Thread-safe;
 * instants are epoch milliseconds.
 */
final class Departures {

    private final ConcurrentMap<SessionTag, Departure> underWay = new ConcurrentHashMap<>();

    /**
     * A browser that may have been closed.
     *
     * @param key its session
     * @param end when that ends if nothing more is asked for
     */
    record Departure(SessionKey key, long end) {}

    /** A tab has gone. */
    void begin(SessionRecord session, long end) {
        underWay.put(session.tag(), new Departure(session.key(), end));
    }

    /** Something has been asked for. */
    @Nullable
    Departure callOff(SessionTag session) {
        return underWay.isEmpty() ? null : underWay.remove(session);
    }

    /** Takes those that are due at {@code now}. */
    List<Departure> takeDue(long now) {
        if (underWay.isEmpty()) {
            return List.of();
        }
        List<Departure> due = new ArrayList<>();
        underWay.forEach((tag, departure) -> {
            if (now >= departure.end() && underWay.remove(tag, departure)) {
                due.add(departure);
            }
        });
        return due;
    }
}
