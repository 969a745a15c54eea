package dev.curfew.session;

/**
 * Sessions that can be revoked together: a user's, those of one session of the provider, or all.
 *
 * @since 0.2
 */
public sealed interface SessionGroup permits UserKey, ProviderSession, SessionGroup.All {

    /** Every session there is. */
    SessionGroup ALL = new All();

    /** See {@link #ALL}. */
    record All() implements SessionGroup {}
}
