package dev.curfew.demo.provider;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * One user's session at the provider, in one browser, as it was at one moment.
 *
 * @param sid the claim {@code sid}
 * @param username whose it is
 * @param startedAt the first authentication
 * @param authenticatedAt the latest authentication; in whole seconds the claim {@code auth_time}
 * @param acr the class of the latest authentication
 * @param clients the ids of the clients that have been signed in to
 */
public record ProviderSession(
        String sid, String username, Instant startedAt, Instant authenticatedAt, String acr, Set<String> clients) {

    /** Copies the clients. */
    public ProviderSession {
        clients = Set.copyOf(clients);
    }

    ProviderSession reauthenticated(Instant now, String newAcr) {
        return new ProviderSession(sid, username, startedAt, now, newAcr, clients);
    }

    ProviderSession joinedBy(String clientId) {
        Set<String> more = new TreeSet<>(clients);
        more.add(clientId);
        return new ProviderSession(sid, username, startedAt, authenticatedAt, acr, more);
    }
}
