package dev.curfew.session;

/**
 * Remembers used {@code state} values, so that each sign-in is redeemed once (RFC 6749, 10.12; RFC 9700, 4.7). Nodes
 * that share sessions have to share this too. Thread-safe; instants are epoch milliseconds.
 *
 * @since 0.2
 */
public interface UsedStates {

    /**
     * Uses a state at {@code now}. Of several calls with one state at the same time exactly one is the first.
     *
     * @param until from when on it is not asked for any more, so that it may be forgotten; at equality it may
     * @return whether this was the first use
     * @throws RegistryException if that cannot be told
     */
    boolean use(String state, long until, long now);
}
