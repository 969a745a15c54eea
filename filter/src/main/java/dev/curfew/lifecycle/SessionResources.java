package dev.curfew.lifecycle;

import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the resources of each session in this JVM, and the current key of each session. Thread-safe.
 *
 * @since 0.1
 */
public final class SessionResources {

    private final Map<SessionTag, Held> held = new ConcurrentHashMap<>();
    private volatile Consumer<SessionRecord> watch = unused -> {};

    /** From now on {@code watch} is told of each session that begins to hold something here; see {@link #originOf}. */
    void watchedBy(Consumer<SessionRecord> watch) {
        this.watch = watch;
    }

    /**
     * Ties {@code resource} to the session; twice is once. The caller checks afterwards that the session is still living. A request that
     * began before the session was filed under another key does not bring the old key back.
     */
    @SuppressWarnings("ReferenceEquality") // whether this very call was the first
    public void attach(SessionRecord session, SessionResource resource) {
        Held first = new Held(session.origin(), session.key(), ConcurrentHashMap.newKeySet(2));
        Held holds = held.compute(session.tag(), (tag, before) -> {
            Held all = before == null ? first : before.isEmpty() ? before.at(session.key()) : before;
            all.attachments.add(resource);
            return all;
        });
        if (holds == first) {
            watch.accept(session);
        }
    }

    /** Unties what is gone by itself. */
    public void detach(SessionTag session, SessionResource resource) {
        held.computeIfPresent(session, (tag, before) -> {
            before.attachments.remove(resource);
            return before;
        });
    }

    /**
     * What a session that holds something came from, or null if it holds nothing. Whoever watches is told of that one again when it does: so
     * streams that come and go cost one timer.
     */
    @Nullable
    SessionOrigin originOf(SessionTag session) {
        Held found = held.computeIfPresent(session, (tag, before) -> before.isEmpty() ? null : before);
        return found == null ? null : found.origin;
    }

    /** What the session holds goes by another name, unless the session holds nothing any more. */
    void replace(SessionTag session, SessionResource before, SessionResource after) {
        held.computeIfPresent(session, (tag, known) -> {
            known.attachments.remove(before);
            known.attachments.add(after);
            return known;
        });
    }

    /** Whether the session holds this. */
    boolean holds(SessionTag session, SessionResource resource) {
        Held found = held.get(session);
        return found != null && found.attachments.contains(resource);
    }

    /** Everything the session holds. */
    Set<SessionResource> all(SessionTag session) {
        Held found = held.get(session);
        return found == null ? Set.of() : Set.copyOf(found.attachments);
    }

    /** The session goes on under another key, unless it is filed under yet another by now. */
    public void rekey(SessionTag session, SessionKey from, SessionKey to) {
        held.computeIfPresent(session, (tag, before) -> before.key.equals(from) ? before.at(to) : before);
    }

    /** The key of a session that holds something, or null. */
    public @Nullable SessionKey keyOf(SessionTag session) {
        Held found = held.get(session);
        return found == null || found.isEmpty() ? null : found.key;
    }

    /** Takes everything the session holds; each thing is handed out once. */
    public Set<SessionResource> takeAll(SessionTag session) {
        Held found = held.remove(session);
        return found == null ? Set.of() : found.attachments;
    }

    private record Held(SessionOrigin origin, SessionKey key, Set<SessionResource> attachments) {

        Held at(SessionKey other) {
            return new Held(origin, other, attachments);
        }

        boolean isEmpty() {
            return attachments.isEmpty();
        }
    }
}
