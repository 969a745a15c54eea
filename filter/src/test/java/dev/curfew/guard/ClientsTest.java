package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.http.Network;
import dev.curfew.session.Client;
import org.junit.jupiter.api.Test;

class ClientsTest {

    @Test
    void remembersTheNetworkAndTheBrowserAndNothingElse() {
        Client client = Clients.of(FakeExchange.get("/app/").from("192.0.2.7").with("User-Agent", "curl/8.5.0"));
        assertThat(client).isEqualTo(new Client(Network.of("192.0.2.0").packed(), "curl", 0, 0));
    }

    @Test
    void whatIsUnknownStaysUnknown() {
        assertThat(Clients.of(FakeExchange.get("/app/").from(null))).isEqualTo(Client.UNKNOWN);
    }
}
