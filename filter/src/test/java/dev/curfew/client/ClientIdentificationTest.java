package dev.curfew.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.crypto.Keys;
import dev.curfew.http.FakeExchange;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Binding.OnChange;
import dev.curfew.session.Client;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientIdentificationTest {

    private final ClientIdentification clients = new ClientIdentification(
            new ClientAddress(List.of()), Keys.random(new SecureRandom()).hash("test"));

    @Test
    void anUnboundClientIsANetworkAndABrowser() {
        Client client =
                clients.of(FakeExchange.get("/app/").from("192.0.2.7").with("User-Agent", "curl/8.5.0"), Binding.OFF);

        assertThat(client)
                .isEqualTo(new Client(
                        NetworkPrefix.of(IpAddress.parse("192.0.2.0")).packed(), "curl", 0, 0));
    }

    @Test
    void nobodyFromNowhereIsUnknown() {
        assertThat(clients.of(FakeExchange.get("/app/").from(null), Binding.OFF))
                .isEqualTo(Client.UNKNOWN);
    }

    @Test
    void whatIsBoundIsMarkedEvenWhereItIsNotKnown() {
        Client client = clients.of(FakeExchange.get("/app/").from(null), new Binding(24, 48, true, OnChange.END));

        assertThat(client.addressMark()).isNotZero();
        assertThat(client.agentMark()).isNotZero();
    }
}
