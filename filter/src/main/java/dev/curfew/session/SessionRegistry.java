package dev.curfew.session;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores session records. Holds no rule: every change is a compare-and-set that {@link Sessions} decides on.
 * Thread-safe.
 *
 * <p>Every method throws {@link RegistryException} if the store cannot answer; null and {@code false} always mean what they say.
 *
 * @since 0.1
 */
public interface SessionRegistry extends AutoCloseable {

    /** The record under this key, living or ended, or null. */
    @Nullable
    SessionRecord find(SessionKey key);

    /**
     * Files a new record, and makes it the one known for its provider session, if it has one, and the last of its user's. Where there is no
     * room, the tombstone that ended first gives way, unless it ended less than a second before the new session begins: whoever goes on with a
     * session in the moment of its end has to find out. A living record never does.
     *
     * @throws RegistryException.Full if there is no room, and no tombstone
     */
    void create(SessionRecord session);

    /**
     * As {@link #create}, but in its user's order the new one stands right behind {@code predecessor}.
     *
     * @return false if the predecessor is not among that user's sessions: then nothing is filed
     * @throws RegistryException.Full if there is no room, and no tombstone
     */
    boolean createBehind(SessionKey predecessor, SessionRecord session);

    /** Replaces {@code expected} if it is still what is filed (see {@link SessionRecord#equals}). */
    boolean replace(SessionRecord expected, SessionRecord next);

    /** As {@link #forget(SessionKey)}, if {@code expected} is still what is filed (see {@link SessionRecord#equals}). */
    boolean forget(SessionRecord expected);

    /**
     * Forgets the record, and that its user had it. If its provider session is known for it, then from now on for the last of the user's that
     * is left of that provider session. Nothing happens if there is none.
     */
    void forget(SessionKey key);

    /** The session last created from this provider session, living or ended, or null. */
    @Nullable
    SessionKey findByProviderSession(ProviderSession providerSession);

    /**
     * All sessions of a user that are not forgotten yet, living or ended, in the order in which they were filed, which all callers see alike. A
     * snapshot: {@link #create} is done only when the next one has the new session in it, and whoever forgets one takes the record away first.
     */
    List<SessionKey> findByUser(UserKey user);

    /**
     * Shows every record there is, living or ended. One that is filed or changed meanwhile may be shown as it was, as it is, or not at all.
     */
    void forEach(Consumer<SessionRecord> visitor);

    /** How many records there are, tombstones included. */
    long size();

    @Override
    void close();
}
