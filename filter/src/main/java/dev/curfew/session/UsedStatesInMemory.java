package dev.curfew.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers used {@code state} values in the memory of one node. When there are too many the oldest is forgotten
 * before its time: it could be sent to the provider once more, whose codes are good for one use too (RFC 6749, 4.1.2).
 *
 * @since 0.2
 */
public final class UsedStatesInMemory implements UsedStates {

    private final int most;
    private final Map<String, Long> until = new LinkedHashMap<>();

    /** Room for so many. */
    public UsedStatesInMemory(int most) {
        this.most = most;
    }

    @Override
    public synchronized boolean use(String state, long until, long now) {
        forgetOver(now);
        return this.until.putIfAbsent(state, until) == null;
    }

    /** The oldest come first. One that may be remembered longer than those behind it keeps them, for minutes. */
    private void forgetOver(long now) {
        Iterator<Long> oldest = until.values().iterator();
        while (oldest.hasNext() && (oldest.next() <= now || until.size() >= most)) {
            oldest.remove();
        }
    }
}
