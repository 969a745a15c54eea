package dev.curfew.session;

import dev.curfew.policy.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The part of a session that never changes. Instants are epoch milliseconds (UTC).
 *
 * @param key what the session is filed under
 * @param tag what it is called where its key must not be known
 * @param user whose it is
 * @param providerSession the provider's session behind it, or null if the provider does not name its sessions
 * @param createdAt when the user came back from the provider
 * @param authTime when the provider says the user proved who they are, as it says it: its clock may be ahead of ours. The same instant is the
 *     same authentication, however often it is brought
 * @param authenticatedAt the same by our clock: never later than that authentication was first seen here; the absolute timeout counts from here
 *     (NIST SP 800-63B-4, 5.2)
 * @param providerEnd when the provider's session ends, or {@link Limits#NONE}
 * @since 0.1
 */
public record SessionOrigin(
        SessionKey key,
        SessionTag tag,
        UserKey user,
        @Nullable ProviderSession providerSession,
        long createdAt,
        long authTime,
        long authenticatedAt,
        long providerEnd) {

    /** A session whose provider's clock is not ahead of ours. */
    public SessionOrigin(
            SessionKey key,
            SessionTag tag,
            UserKey user,
            @Nullable ProviderSession providerSession,
            long createdAt,
            long authenticatedAt,
            long providerEnd) {
        this(key, tag, user, providerSession, createdAt, authenticatedAt, authenticatedAt, providerEnd);
    }
}
