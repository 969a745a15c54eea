package dev.curfew.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private final ClientAddress direct = new ClientAddress(List.of());
    private final ClientAddress behindProxies =
            new ClientAddress(List.of(CidrRange.parse("10.0.0.0/8"), CidrRange.parse("2001:db8:aa::/48")));

    @Test
    void withoutTrustedProxiesNobodyIsBelieved() {
        assertThat(written(direct.of(forwarded("192.0.2.7", "198.51.100.1")))).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | 198.51.100.1 | 198.51.100.1",
                "10.0.0.1 | 203.0.113.9, 198.51.100.1 | 198.51.100.1",
                "10.0.0.1 | 203.0.113.9, 198.51.100.1, 10.9.9.9 | 198.51.100.1",
                "10.0.0.1 | 10.0.0.2, 10.0.0.3 | 10.0.0.2",
                "192.0.2.7 | 198.51.100.1 | 192.0.2.7",
                "10.0.0.1 | unknown | 10.0.0.1",
                "10.0.0.1 | 198.51.100.1, , 10.0.0.2 | 10.0.0.2",
                "10.0.0.1 | 198.51.100.1:4711 | 198.51.100.1",
                "10.0.0.1 | [2001:db8:1::5]:4711 | 2001:db8:1:0:0:0:0:5",
                "10.0.0.1 | [2001:db8:1::5 | 10.0.0.1",
                "2001:db8:aa::1 | 198.51.100.1 | 198.51.100.1",
                "fe80::1%eth0 | 198.51.100.1 | fe80:0:0:0:0:0:0:1",
                "::ffff:10.0.0.1 | 198.51.100.1 | 198.51.100.1"
            })
    void theNearestThatIsNotTrustedIsTheClient(String remote, String forwarded, String client) {
        assertThat(written(behindProxies.of(forwarded(remote, forwarded)))).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        FakeExchange exchange = forwarded("10.0.0.1", "203.0.113.9").with("X-Forwarded-For", "198.51.100.1");

        assertThat(written(behindProxies.of(exchange))).isEqualTo("198.51.100.1");
    }

    @Test
    void anEndlessChainOfTrustedProxiesIsFollowedOnlySoFar() {
        String chain = "198.51.100.1, "
                + IntStream.range(0, 5000).mapToObj(i -> "10.0.0.9").collect(Collectors.joining(", "));

        assertThat(written(behindProxies.of(forwarded("10.0.0.1", chain)))).isEqualTo("10.0.0.9");
    }

    @Test
    void anAddressThatTheContainerDoesNotKnowIsNone() {
        assertThat(direct.of(FakeExchange.get("/app/").from(null))).isNull();
    }

    private static FakeExchange forwarded(String remote, String forwarded) {
        return FakeExchange.get("/app/").from(remote).with("X-Forwarded-For", forwarded);
    }

    private static @Nullable String written(byte @Nullable [] address) {
        try {
            return address == null ? null : InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
