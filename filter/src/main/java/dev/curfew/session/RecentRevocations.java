package dev.curfew.session;

import org.jspecify.annotations.Nullable;

/**
 * Remembers revocations for sessions that do not exist yet: a logout token may arrive before the sign-in that it ends is back from the provider.
 * Nodes that share sessions have to share this too. Thread-safe; instants are epoch milliseconds.
 *
 * @since 0.2
 */
public interface RecentRevocations {

    /**
     * Remembers that these sessions were revoked. Of several revocations of one group the latest counts.
     *
     * @param end why, and when
     * @param until from when on it is not asked for any more; at equality it is forgotten
     * @throws RegistryException if it cannot be remembered
     */
    void remember(SessionGroup sessions, End end, long until, long now);

    /**
     * The latest revocation of these sessions that is remembered at {@code now}, or null. It may be one of other sessions if there was no room
     * to remember each: then too many are refused, never too few.
     *
     * @throws RegistryException if that cannot be told
     */
    @Nullable
    End latest(SessionGroup sessions, long now);
}
