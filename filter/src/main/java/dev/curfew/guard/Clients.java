package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Network;
import dev.curfew.http.UserAgent;
import dev.curfew.session.Client;

/** Where requests come from, as far as a session remembers it. */
final class Clients {

    private Clients() {}

    static Client of(Exchange exchange) {
        long network = Network.of(exchange.remoteAddress()).packed();
        return new Client(network, UserAgent.label(exchange.header("User-Agent")), 0, 0);
    }
}
