package dev.curfew.demo.provider;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Ends provider sessions, and has the clients told that were signed in to. */
final class SessionEnd {

    private final ProviderSessions sessions;
    private final Users users;
    private final Clients clients;
    private final BackChannel backChannel;

    SessionEnd(ProviderSessions sessions, Users users, Clients clients, BackChannel backChannel) {
        this.sessions = sessions;
        this.users = users;
        this.clients = clients;
        this.backChannel = backChannel;
    }

    /** The session is over when this returns; the deliveries are under way. Nothing happens when there is no such session. */
    List<CompletableFuture<BackChannelLogout>> end(String sid) {
        return sessions.end(sid).stream().flatMap(this::told).toList();
    }

    private Stream<CompletableFuture<BackChannelLogout>> told(ProviderSession session) {
        String subject = users.named(session.username()).subject();
        return session.clients().stream()
                .flatMap(id -> clients.find(id).stream())
                .flatMap(client -> backChannel.send(client, session.sid(), subject).stream());
    }
}
