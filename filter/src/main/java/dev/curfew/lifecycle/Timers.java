package dev.curfew.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When to look at what again: one entry each, set again only after it rang, so that activity costs nothing here. Entries are grouped by quarter
 * seconds; setting one is O(1) in their number. Thread-safe.
 *
 * @param <K> what sessions are known by
 */
class Timers<K> {

    private static final long GRAIN = 250;

    private final TreeMap<Long, List<K>> slots = new TreeMap<>();

    /** Rings for {@code key} at {@code at} (epoch milliseconds) or up to a quarter second later, never before. */
    public synchronized void set(K key, long at) {
        long slot = at / GRAIN + (at % GRAIN == 0 ? 0 : 1);
        slots.computeIfAbsent(slot, unused -> new ArrayList<>(1)).add(key);
    }

    /** Takes the earliest group that is due at {@code now}; empty if none is. */
    public synchronized List<K> takeDue(long now) {
        Map.Entry<Long, List<K>> first = slots.firstEntry();
        if (first == null || first.getKey() > now / GRAIN) {
            return List.of();
        }
        slots.pollFirstEntry();
        return first.getValue();
    }
}
