package dev.curfew.lifecycle;

import dev.curfew.session.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When to look at which session again: one entry a session, set again only after it rang, so that activity costs nothing here. Sessions are
 * grouped by quarter seconds; setting one is O(1) in the number of sessions. Thread-safe.
 *
 * @since 0.1
 */
public final class SessionTimers {

    private static final long GRAIN = 250;

    private final TreeMap<Long, List<SessionKey>> slots = new TreeMap<>();

    /** Rings for {@code key} at {@code at} (epoch milliseconds) or up to a quarter second later, never before. */
    public synchronized void set(SessionKey key, long at) {
        long slot = at / GRAIN + (at % GRAIN == 0 ? 0 : 1);
        slots.computeIfAbsent(slot, unused -> new ArrayList<>(1)).add(key);
    }

    /** Takes the earliest group of sessions that are due at {@code now}; empty if none is. */
    public synchronized List<SessionKey> takeDue(long now) {
        Map.Entry<Long, List<SessionKey>> first = slots.firstEntry();
        if (first == null || first.getKey() > now / GRAIN) {
            return List.of();
        }
        slots.pollFirstEntry();
        return first.getValue();
    }
}
