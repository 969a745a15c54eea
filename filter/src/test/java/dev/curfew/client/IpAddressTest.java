package dev.curfew.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    private static final int CASES = 2_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "127.0.0.1",
                "255.255.255.255",
                "192.0.2.10",
                "::",
                "::1",
                "1::",
                "2001:db8::1",
                "2001:DB8:0:0:0:0:0:1",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "fe80::ffff:1:2",
                "64:ff9b::192.0.2.33",
                "1:2:3:4:5:6:192.0.2.33",
                "::ffff:192.0.2.33",
                "::FFFF:c000:221"
            })
    void readsWhatThePlatformReads(String literal) throws UnknownHostException {
        assertThat(IpAddress.parse(literal))
                .containsExactly(InetAddress.getByName(literal).getAddress());
    }

    @Test
    void readsBackWhatThePlatformWrites() throws UnknownHostException {
        Random random = new Random(42);
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);

            assertThat(IpAddress.parse(address.getHostAddress())).containsExactly(address.getAddress());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.-4",
                "01.2.3.4",
                "1.2.3.4 ",
                "1.2.3.",
                "1..2.3",
                "0x7f.0.0.1",
                "١.2.3.4",
                "localhost",
                "proxy.example.com",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::",
                "::1.2.3",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "[::1]",
                "fe80::1%eth0",
                "::1/128"
            })
    void refusesEverythingElseWithoutLookingItUp(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void endlessTextIsRefused() {
        assertThat(IpAddress.parse("1:".repeat(100_000))).isNull();
        assertThat(IpAddress.parse("1.".repeat(100_000))).isNull();
    }
}
