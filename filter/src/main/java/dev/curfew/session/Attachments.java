package dev.curfew.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this JVM holds for each session. Thread-safe.
 *
 * @since 0.1
 */
public final class Attachments {

    private final Map<SessionTag, Set<Attachment>> bySession = new ConcurrentHashMap<>();

    /** Ties {@code attachment} to the session; twice is once. The caller checks afterwards that the session is still living. */
    public void attach(SessionTag session, Attachment attachment) {
        bySession.compute(session, (tag, attached) -> {
            Set<Attachment> all = attached == null ? ConcurrentHashMap.newKeySet(2) : attached;
            all.add(attachment);
            return all;
        });
    }

    /** Unties what is gone by itself. */
    public void detach(SessionTag session, Attachment attachment) {
        bySession.computeIfPresent(session, (tag, attached) -> {
            attached.remove(attachment);
            return attached.isEmpty() ? null : attached;
        });
    }

    /** Takes everything the session holds; each thing is handed out once. */
    public Set<Attachment> takeAll(SessionTag session) {
        Set<Attachment> attached = bySession.remove(session);
        return attached == null ? Set.of() : attached;
    }
}
