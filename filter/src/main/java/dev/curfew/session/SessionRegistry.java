package dev.curfew.session;

import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where session records live. Holds no rule: every change is a compare-and-set that {@link Sessions} decides on. Thread-safe.
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
     * Files a new record, and makes it the one known for its provider session and one of its user's.
     *
     * @throws RegistryException.Full if there is no room
     */
    void create(SessionRecord session);

    /** Replaces {@code expected} if it is still what is filed (see {@link SessionRecord#equals}). */
    boolean replace(SessionRecord expected, SessionRecord next);

    /**
     * Forgets the record, and that its user and its provider session had it, unless a later session has taken its place there. Nothing
     * happens if there is none.
     */
    void forget(SessionKey key);

    /** The session last created from this provider session, living or ended, or null. */
    @Nullable
    SessionKey findByProviderSession(ProviderSession providerSession);

    /** All sessions of a user that are not forgotten yet, living or ended. A snapshot. */
    Collection<SessionKey> findByUser(String issuer, String subject);

    /**
     * Shows every record there is, living or ended. One that is filed or changed meanwhile may be shown as it was, as it is, or not at all.
     */
    void forEach(Consumer<SessionRecord> visitor);

    /** How many records there are, tombstones included. */
    long size();

    @Override
    void close();
}
