package dev.curfew.guard;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Limits;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Detects polling that keeps a session alive: the same request at regular intervals, while no page reports. Reports
 * each path once a day. Bounded in what it watches and in what it tells: what it misses today it may see tomorrow.
 * Thread-safe; instants are epoch milliseconds.
 */
public final class PollerDetector {

    static final int ENOUGH = 10;
    static final int MOST_PATHS = 100;

    private static final int WATCHED = 1 << 10;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long SECOND = 1000;
    private static final int LONGEST_PATH = 200;

    private final Observer observer;
    private final AtomicReferenceArray<Run> runs = new AtomicReferenceArray<>(WATCHED);
    private final Set<String> told = new HashSet<>();
    private long day;

    /** So many requests of a session for a path, one after the other, so far apart. */
    private record Run(SessionTag session, String path, long at, long gap, int length) {

        private boolean isOf(SessionTag other, String otherPath) {
            return session.equals(other) && path.equals(otherPath);
        }

        Run next(long now) {
            long next = now - at;
            boolean regular = length == 1 || Math.abs(next - gap) <= Math.max(SECOND, gap / 5);
            return new Run(session, path, now, next, regular ? length + 1 : 2);
        }
    }

    public PollerDetector(Observer observer) {
        this.observer = observer;
    }

    /** A request for this path has been recorded as activity, and nobody vouches for a person. */
    void counted(SessionRecord session, String path, long now) {
        int place = (session.tag().hashCode() * 31 + path.hashCode()) & (WATCHED - 1);
        Run before = runs.get(place);
        Run run = before != null && before.isOf(session.tag(), path)
                ? before.next(now)
                : new Run(session.tag(), path, now, 0, 1);
        runs.set(place, run);
        if (run.length == ENOUGH && isNews(path, now)) {
            observer.on(new SessionEvent.OfSession(
                    Kind.POLLER_COUNTS, now, session.tag(), session.profile().name(), told(run)));
        }
    }

    private synchronized boolean isNews(String path, long now) {
        if (day != now / DAY) {
            day = now / DAY;
            told.clear();
        }
        return told.size() < MOST_PATHS && told.add(path);
    }

    private static String told(Run run) {
        String path = run.path.length() > LONGEST_PATH ? run.path.substring(0, LONGEST_PATH) + "..." : run.path;
        long seconds = Math.max(SECOND, run.gap / SECOND * SECOND);
        return path + ", every " + Limits.inWords(seconds)
                + " or more often: this looks like a poller that counts as activity, because no page of the session reports;"
                + " add Curfew's script to the page, or write a rule with activity: ignore";
    }
}
