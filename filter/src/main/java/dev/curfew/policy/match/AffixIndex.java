package dev.curfew.policy.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by how texts begin or end. A text is looked up once for each length of such a beginning or end, however many there are of that length.
 * Immutable.
 */
final class AffixIndex<V> {

    private final int[] lengths;
    private final TextTable<V> values;

    AffixIndex(Map<String, V> values) {
        this.lengths = values.keySet().stream()
                .mapToInt(String::length)
                .distinct()
                .sorted()
                .toArray();
        this.values = new TextTable<>(values);
    }

    /** How many lengths there are. */
    int count() {
        return lengths.length;
    }

    /** One of the lengths, which grow. */
    int length(int which) {
        return lengths[which];
    }

    /** What is kept for {@code text.substring(from, to)}, whose hash this is, or null. */
    @Nullable
    V get(String text, int from, int to, int hash) {
        return values.get(text, from, to, hash);
    }

    /** What is kept for the end of {@code text.substring(from, to)} that has this length, or null. */
    @Nullable
    V endOf(String text, int from, int to, int which) {
        int length = lengths[which];
        return length > to - from ? null : values.get(text, to - length, to);
    }
}
