package dev.curfew.policy.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by text, found by a part of another text without cutting it out. Immutable. */
final class TextTable<V> {

    private final @Nullable Entry<V>[] slots;
    private final boolean empty;

    private record Entry<V>(int hash, String key, V value) {}

    TextTable(Map<String, V> values) {
        this.empty = values.isEmpty();
        this.slots = slots(Integer.highestOneBit(Math.max(1, values.size())) * 4);
        values.forEach(this::add);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> @Nullable Entry<V>[] slots(int size) {
        return new Entry[size];
    }

    private void add(String key, V value) {
        int hash = hash(0, key, 0, key.length());
        int slot = slot(hash);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = new Entry<>(hash, key, value);
    }

    /** What is kept for {@code text.substring(from, to)}, or null. */
    @Nullable
    V get(String text, int from, int to) {
        return empty ? null : get(text, from, to, hash(0, text, from, to));
    }

    /** The same, for who knows its hash. */
    @Nullable
    V get(String text, int from, int to, int hash) {
        int slot = slot(hash);
        Entry<V> entry = slots[slot];
        while (entry != null) {
            if (entry.hash == hash && entry.key.length() == to - from && text.startsWith(entry.key, from)) {
                return entry.value;
            }
            slot = (slot + 1) & (slots.length - 1);
            entry = slots[slot];
        }
        return null;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }

    /** The hash of a text that goes on with {@code text.substring(from, to)}; {@code before} is that of what comes before, {@code 0} of nothing. */
    static int hash(int before, String text, int from, int to) {
        int hash = before;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }
}
