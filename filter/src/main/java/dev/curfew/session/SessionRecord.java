package dev.curfew.session;

import dev.curfew.policy.Limits;
import org.jspecify.annotations.Nullable;

/**
 * One session: immutable, every change is a new record with a higher version. Instants are epoch milliseconds (UTC).
 *
 * <p>Two records are equal when they are the same version of the same session; that is what a compare-and-set compares.
 *
 * @param key what it is filed under
 * @param tag what it is called where its key must not be known
 * @param identity whose it is
 * @param providerSession the provider's session behind it
 * @param createdAt when the user came back from the provider
 * @param authenticatedAt when the provider says the user proved who they are; the absolute timeout counts from here (NIST SP 800-63B-4, 5.2)
 * @param lastActivity the last activity that was recorded; may lag by the limits' activity granularity
 * @param providerEnd when the provider's session ends, or {@link Limits#NONE}
 * @param limits how long it may live
 * @param tokens what is needed to end it at the provider; none once it has ended
 * @param end how it ended, or null while nobody has ended it; a record without an end may still be over by the clock
 * @param version grows by one with every change
 * @since 0.1
 */
public record SessionRecord(
        SessionKey key,
        SessionTag tag,
        Identity identity,
        ProviderSession providerSession,
        long createdAt,
        long authenticatedAt,
        long lastActivity,
        long providerEnd,
        Limits limits,
        Tokens tokens,
        @Nullable End end,
        int version) {

    /** The same session, last active at {@code now}. */
    SessionRecord touchedAt(long now) {
        return new SessionRecord(
                key,
                tag,
                identity,
                providerSession,
                createdAt,
                authenticatedAt,
                now,
                providerEnd,
                limits,
                tokens,
                end,
                version + 1);
    }

    /** The tombstone of this session: it stays to say why, and to make the same provider session authenticate again. */
    SessionRecord endedBy(End how) {
        return new SessionRecord(
                key,
                tag,
                identity,
                providerSession,
                createdAt,
                authenticatedAt,
                lastActivity,
                providerEnd,
                limits,
                Tokens.NONE,
                how,
                version + 1);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SessionRecord that && version == that.version && key.equals(that.key));
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + version;
    }

    /** Nothing that could be used: no key, no token, no name. */
    @Override
    public String toString() {
        return "SessionRecord[" + tag + " v" + version
                + (end == null ? "" : " " + end.reason().word()) + "]";
    }
}
