package dev.curfew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPrefixTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.x",
        "192.0.2.255, 192.0.2.x",
        "0.0.0.0, 0.0.0.x",
        "255.255.255.255, 255.255.255.x",
        "2001:db8:1::7, 2001:db8:1::",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::",
        "2001:DB8:0:2::1, 2001:db8::",
        "2001:0:5:2::1, 2001:0:5::",
        "::1, ::",
        "0:0:0:0:0:0:0:1, ::",
        "::ffff:192.0.2.7, 192.0.2.x",
        "::FFFF:c000:207, 192.0.2.x"
    })
    void anAddressIsShortenedToItsNetwork(String address, String network) {
        assertThat(networkOf(address)).hasToString(network).isNotEqualTo(NetworkPrefix.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "shop.example.com",
                "face.cafe",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                ".:1",
                "1::2::3",
                "12345::",
                "::1.2.3.256",
                "[::1]",
                "192.0.2.7:80",
                "2001:db8::g",
                "2001:db8:1:2:3:4:5:6:7",
                "%",
                "%eth0",
                "unknown"
            })
    void whatIsNoAddressIsUnknownAndNoNameIsLookedUp(String text) {
        assertThat(networkOf(text)).isEqualTo(NetworkPrefix.UNKNOWN).hasToString("");
    }

    @Test
    void anAddressThatIsTooLongIsUnknown() {
        assertThat(networkOf("1:".repeat(40_000))).isEqualTo(NetworkPrefix.UNKNOWN);
        assertThat(networkOf("1." + "1".repeat(70_000) + ".1.1")).isEqualTo(NetworkPrefix.UNKNOWN);
    }

    @Test
    void networksOfBothKindsNeverLookAlike() {
        assertThat(networkOf("0.0.0.1")).isNotEqualTo(networkOf("::1")).isNotEqualTo(NetworkPrefix.UNKNOWN);
        assertThat(networkOf("192.0.2.1")).isEqualTo(networkOf("192.0.2.2")).isNotEqualTo(networkOf("192.0.3.1"));
        assertThat(networkOf("2001:db8:1::1"))
                .isEqualTo(networkOf("2001:db8:1:ffff::"))
                .isNotEqualTo(networkOf("2001:db8:2::"));
    }

    @Test
    void isTheSameAfterItsWayThroughANumber() {
        NetworkPrefix four = networkOf("203.0.113.9");
        NetworkPrefix six = networkOf("2001:db8:ffff::");
        assertThat(new NetworkPrefix(four.packed())).hasToString("203.0.113.x");
        assertThat(new NetworkPrefix(six.packed())).hasToString("2001:db8:ffff::");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, (1L << 48) - 1, (1L << 48) + 0x1000000, 3L << 48, Long.MAX_VALUE})
    void anyOtherNumberIsNoNetwork(long packed) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NetworkPrefix(packed));
    }

    private static NetworkPrefix networkOf(String address) {
        return NetworkPrefix.of(IpAddress.parse(address));
    }
}
