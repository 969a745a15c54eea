package dev.curfew.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The revocations that one node has seen. When there are too many, the oldest counts for every session from then on, so that none is missed.
 *
 * @since 0.2
 */
public final class RecentRevocationsInMemory implements RecentRevocations {

    private final int most;
    private final Map<SessionGroup, Remembered> remembered = new LinkedHashMap<>();
    private Remembered overflow = new Remembered(new End(EndReason.REVOKED, Long.MIN_VALUE), Long.MIN_VALUE);

    private record Remembered(End end, long until) {

        /** The later revocation, for as long as either is remembered. */
        Remembered and(@Nullable Remembered other) {
            return other == null
                    ? this
                    : new Remembered(end.at() >= other.end.at() ? end : other.end, Math.max(until, other.until));
        }
    }

    /** Room for so many. */
    public RecentRevocationsInMemory(int most) {
        this.most = most;
    }

    @Override
    public synchronized void remember(SessionGroup sessions, End end, long until, long now) {
        forgetOver(now);
        Remembered before = remembered.remove(sessions);
        remembered.put(sessions, new Remembered(end, until).and(before));
        if (remembered.size() > most) {
            Iterator<Remembered> oldest = remembered.values().iterator();
            overflow = oldest.next().and(overflow.until > now ? overflow : null);
            oldest.remove();
        }
    }

    @Override
    public synchronized @Nullable End latest(SessionGroup sessions, long now) {
        Remembered found = remembered.get(sessions);
        Remembered own = found != null && now < found.until ? found : null;
        if (now < overflow.until) {
            return overflow.and(own).end;
        }
        return own == null ? null : own.end;
    }

    private void forgetOver(long now) {
        remembered.values().removeIf(each -> each.until <= now);
    }
}
