package dev.curfew.policy;

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
        int hash = hash(key, 0, key.length());
        int slot = hash & (slots.length - 1);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = new Entry<>(hash, key, value);
    }

    /** What is kept for {@code text.substring(from, to)}, or null. */
    @Nullable
    V get(String text, int from, int to) {
        if (empty) {
            return null;
        }
        int hash = hash(text, from, to);
        int slot = hash & (slots.length - 1);
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

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash ^ (hash >>> 16);
    }
}
