package dev.curfew.lifecycle;

import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this JVM holds for each session, and under which key the session is filed now. Thread-safe.
 *
 * @since 0.1
 */
public final class SessionResources {

    private final Map<SessionTag, Held> held = new ConcurrentHashMap<>();

    /**
     * Ties {@code attachment} to the session; twice is once. The caller checks afterwards that the session is still living. A request that
     * began before the session was filed under another key does not bring the old key back.
     */
    public void attach(SessionRecord session, SessionResource resource) {
        held.compute(session.tag(), (tag, before) -> {
            Set<SessionResource> all = before == null ? ConcurrentHashMap.newKeySet(2) : before.attachments;
            all.add(resource);
            return new Held(before == null ? session.key() : before.key, all);
        });
    }

    /** Unties what is gone by itself. */
    public void detach(SessionTag session, SessionResource resource) {
        held.computeIfPresent(session, (tag, before) -> {
            before.attachments.remove(resource);
            return before.attachments.isEmpty() ? null : before;
        });
    }

    /** What the session holds goes by another name, unless the session holds nothing any more. */
    public void replace(SessionTag session, SessionResource before, SessionResource after) {
        held.computeIfPresent(session, (tag, known) -> {
            known.attachments.remove(before);
            known.attachments.add(after);
            return known;
        });
    }

    /** Whether the session holds this. */
    public boolean holds(SessionTag session, SessionResource resource) {
        Held found = held.get(session);
        return found != null && found.attachments.contains(resource);
    }

    /** Everything the session holds. */
    public Set<SessionResource> all(SessionTag session) {
        Held found = held.get(session);
        return found == null ? Set.of() : Set.copyOf(found.attachments);
    }

    /** The session goes on under another key, unless it is filed under yet another by now. */
    public void rekey(SessionTag session, SessionKey from, SessionKey to) {
        held.computeIfPresent(
                session, (tag, before) -> before.key.equals(from) ? new Held(to, before.attachments) : before);
    }

    /** The key of a session that holds something, or null. */
    public @Nullable SessionKey keyOf(SessionTag session) {
        Held found = held.get(session);
        return found == null ? null : found.key;
    }

    /** Takes everything the session holds; each thing is handed out once. */
    public Set<SessionResource> takeAll(SessionTag session) {
        Held found = held.remove(session);
        return found == null ? Set.of() : found.attachments;
    }

    private record Held(SessionKey key, Set<SessionResource> attachments) {}
}
