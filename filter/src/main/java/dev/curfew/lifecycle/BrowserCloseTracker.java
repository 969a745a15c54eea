package dev.curfew.lifecycle;

import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that may have been closed: a tab of theirs has gone, and nothing has been asked for since. What a browser has asked for last may be
 * a document without our script, such as a PDF, and it goes unnoticed how long that is read: a page that leaves for it closes nothing. This
 * JVM alone knows. Thread-safe; instants are epoch milliseconds.
 */
final class BrowserCloseTracker {

    /** Longer than it takes a browser to leave one page for another whose answer has begun. */
    private static final long CHANGE = 10_000;

    private final ConcurrentMap<SessionTag, Departure> underWay = new ConcurrentHashMap<>();
    private final ConcurrentMap<SessionTag, Opening> openings = new ConcurrentHashMap<>();

    /**
     * A browser that may have been closed.
     *
     * @param key its session
     * @param end when that ends if nothing more is asked for
     */
    record Departure(SessionKey key, long end) {}

    /**
     * What was opened last, unless its script has been heard of.
     *
     * @param target path and query
     * @param answered when the answer was complete; as late as can be while it is not
     */
    private record Opening(String target, long answered) {}

    /** A document has been asked for, to be shown in a tab. */
    void opens(SessionTag session, String target) {
        openings.put(session, new Opening(target, Long.MAX_VALUE));
    }

    /** It has been answered. */
    void opened(SessionTag session, String target, long now) {
        openings.computeIfPresent(
                session, (tag, opening) -> opening.target.equals(target) ? new Opening(target, now) : opening);
    }

    /** The script of a page is there: of the one that was opened last, or of one that has outlived that. */
    void heard(SessionTag session, @Nullable String page, long now) {
        if (!openings.isEmpty()) {
            openings.computeIfPresent(
                    session,
                    (tag, opening) -> opening.target.equals(page) || now - CHANGE >= opening.answered ? null : opening);
        }
    }

    /** A tab has gone, and with it this page; null if it is not known which. */
    void begin(SessionRecord session, @Nullable String page, long end) {
        Opening last = openings.get(session.tag());
        if (last == null || last.target.equals(page)) {
            openings.remove(session.tag());
            underWay.put(session.tag(), new Departure(session.key(), end));
        }
    }

    /** Something has been asked for. */
    @Nullable
    Departure callOff(SessionTag session) {
        return underWay.isEmpty() ? null : underWay.remove(session);
    }

    /** The session has ended. */
    void forget(SessionTag session) {
        openings.remove(session);
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
