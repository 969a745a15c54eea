package dev.curfew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.5, 192.0.2.5, true",
        "192.0.2.5, 192.0.2.4, false",
        "192.0.2.5/32, 192.0.2.5, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::8/125, 2001:db8::f, true",
        "2001:db8::8/125, 2001:db8::10, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "::/0, ::1, true",
        "::/0, 127.0.0.1, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, ::ffff:11.1.2.3, false"
    })
    void containsWhatBeginsWithItsBits(String range, String address, boolean contained) {
        assertThat(CidrRange.parse(range).contains(bytes(address))).isEqualTo(contained);
    }

    @Test
    void containsAnIpv4AddressHoweverItIsMapped() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 1, 2, 3};

        assertThat(CidrRange.parse("10.0.0.0/8").contains(mapped)).isTrue();
        assertThat(CidrRange.parse("::/0").contains(mapped)).isFalse();
        mapped[0] = 1;
        assertThat(CidrRange.parse("10.0.0.0/8").contains(mapped)).isFalse();
        assertThat(CidrRange.parse("::/0").contains(mapped)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proxy.example.com | an IP address such as 192.0.2.1 or 2001:db8::1, never a name",
                "localhost         | an IP address such as 192.0.2.1 or 2001:db8::1, never a name",
                "10.0.0/8          | an IP address such as 192.0.2.1 or 2001:db8::1, never a name",
                "/8                | an IP address such as 192.0.2.1 or 2001:db8::1, never a name",
                "10.0.0.0/         | / and a number from 0 to 32 behind the address",
                "10.0.0.0/33       | / and a number from 0 to 32 behind the address",
                "10.0.0.0/-1       | / and a number from 0 to 32 behind the address",
                "10.0.0.0/08       | / and a number from 0 to 32 behind the address",
                "10.0.0.0/8/8      | / and a number from 0 to 32 behind the address",
                "2001:db8::/129    | / and a number from 0 to 128 behind the address",
                "10.0.0.1/8        | an address without bits behind the first 8",
                "2001:db8::1/64    | an address without bits behind the first 64"
            })
    void refusesWhatIsNoRange(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrRange.parse(text))
                .withMessage(expected);
    }

    @Test
    void equalsTheSameRangeHoweverItIsWritten() {
        assertThat(CidrRange.parse("::1"))
                .isEqualTo(CidrRange.parse("0:0:0:0:0:0:0:1/128"))
                .hasSameHashCodeAs(CidrRange.parse("0:0:0:0:0:0:0:1/128"))
                .isNotEqualTo(CidrRange.parse("::2"))
                .isNotEqualTo("::1");
        assertThat(CidrRange.parse("10.0.0.0/8")).isNotEqualTo(CidrRange.parse("10.0.0.0/9"));
    }

    @Test
    void readsBackWhatItPrints() {
        assertThat(CidrRange.parse("10.200.0.0/16")).hasToString("10.200.0.0/16");
        assertThat(CidrRange.parse("192.0.2.5")).hasToString("192.0.2.5/32");
        assertThat(CidrRange.parse("2001:db8::/32")).hasToString("2001:db8:0:0:0:0:0:0/32");
        assertThat(CidrRange.parse(CidrRange.parse("2001:db8::ff80/121").toString()))
                .isEqualTo(CidrRange.parse("2001:db8::ff80/121"));
    }

    private static byte[] bytes(String address) {
        return Objects.requireNonNull(IpAddress.parse(address), address);
    }
}
