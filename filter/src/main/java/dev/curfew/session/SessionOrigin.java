package dev.curfew.session;

import dev.curfew.policy.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What a session came from: the part of it that never changes. Instants are epoch milliseconds (UTC).
 *
 * @param key what the session is filed under
 * @param tag what it is called where its key must not be known
 * @param identity whose it is
 * @param providerSession the provider's session behind it
 * @param createdAt when the user came back from the provider
 * @param authenticatedAt when the provider says the user proved who they are; the absolute timeout counts from here (NIST SP 800-63B-4, 5.2)
 * @param providerEnd when the provider's session ends, or {@link Limits#NONE}
 * @param acr the authentication context class that the provider vouches for, or null if it does not say
 * @since 0.1
 */
public record SessionOrigin(
        SessionKey key,
        SessionTag tag,
        Identity identity,
        ProviderSession providerSession,
        long createdAt,
        long authenticatedAt,
        long providerEnd,
        @Nullable String acr) {

    public SessionOrigin {
        acr = acr == null ? null : acr.intern();
    }
}
