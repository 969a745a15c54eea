package dev.curfew.ehcache;

import dev.curfew.session.End;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** The tombstones in the order of their ends: when the store is full, the first ones are dropped. Thread-safe. */
final class Tombstones {

    private static final Comparator<Tombstone> OLDEST_FIRST = Comparator.comparingLong(Tombstone::endedAt)
            .thenComparingLong(tombstone -> tombstone.key.a())
            .thenComparingLong(tombstone -> tombstone.key.b());

    private final ConcurrentSkipListSet<Tombstone> all = new ConcurrentSkipListSet<>(OLDEST_FIRST);

    private record Tombstone(long endedAt, SessionKey key) {}

    /** Takes the record in if it is one. */
    void add(SessionRecord record) {
        End end = record.end();
        if (end != null) {
            all.add(new Tombstone(end.at(), record.key()));
        }
    }

    void remove(SessionRecord record) {
        End end = record.end();
        if (end != null) {
            all.remove(new Tombstone(end.at(), record.key()));
        }
    }

    /** Takes the oldest out; null if there is none, or none that ended at this time (epoch milliseconds) or before. */
    @Nullable
    SessionKey takeOldest(long endedBy) {
        for (Tombstone oldest : all) {
            if (oldest.endedAt > endedBy) {
                return null;
            }
            if (all.remove(oldest)) {
                return oldest.key;
            }
        }
        return null;
    }
}
