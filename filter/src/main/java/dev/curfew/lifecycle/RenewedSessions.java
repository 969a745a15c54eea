package dev.curfew.lifecycle;

import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the old key of a renewed session valid for one minute, so that requests in progress still find the session. In
 * this server's memory, bounded. Thread-safe; instants are epoch milliseconds.
 */
public final class RenewedSessions {

    /** How long an old key means something, milliseconds; nothing any more at equality. */
    public static final long OVERLAP = 60_000;

    /** The oldest go first: then their keys mean nothing a little sooner. */
    public static final int MOST = 10_000;

    private final Map<SessionKey, Renewed> renewed = new LinkedHashMap<>();
    private volatile boolean empty = true;

    private record Renewed(SessionRecord before, long until) {}

    /** This one goes on under another key from now on. */
    public synchronized void note(SessionRecord before, long now) {
        forgetOver(now);
        renewed.remove(before.key());
        renewed.put(before.key(), new Renewed(before.withoutTokens(), now + OVERLAP));
        if (renewed.size() > MOST) {
            Iterator<SessionKey> oldest = renewed.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        empty = false;
    }

    /** The session as it was under this key, or null if the key means nothing. */
    @Nullable
    public SessionRecord find(SessionKey old, long now) {
        return empty ? null : findNoted(old, now);
    }

    private synchronized @Nullable SessionRecord findNoted(SessionKey old, long now) {
        Renewed found = renewed.get(old);
        return found == null || now >= found.until ? null : found.before;
    }

    /** Forgets what is over. */
    public synchronized void forgetOver(long now) {
        renewed.values().removeIf(noted -> now >= noted.until);
        empty = renewed.isEmpty();
    }
}
