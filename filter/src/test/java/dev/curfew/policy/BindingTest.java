package dev.curfew.policy;

import static dev.curfew.policy.Binding.OnChange.END;
import static dev.curfew.policy.Binding.OnChange.LOG;
import static dev.curfew.policy.Binding.OnChange.REAUTHENTICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 33, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesMoreBitsThanAnIpv4AddressHas(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding(bits, 0, false, LOG))
                .withMessage("ipv4Bits: " + bits + " (expected: 0 to 32)");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 129, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesMoreBitsThanAnIpv6AddressHas(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding(0, bits, false, LOG))
                .withMessage("ipv6Bits: " + bits + " (expected: 0 to 128)");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, false, true",
        "1, 0, false, false",
        "32, 0, false, false",
        "0, 1, false, false",
        "0, 128, false, false",
        "0, 0, true, false"
    })
    void isOffIfThereIsNothingToCompare(int ipv4, int ipv6, boolean userAgent, boolean off) {
        assertThat(new Binding(ipv4, ipv6, userAgent, END).isOff()).isEqualTo(off);
    }

    @Test
    void theStrictestIsBoundToWhatEitherIsWithTheHarderConsequence() {
        Binding one = new Binding(24, 48, false, REAUTHENTICATE);
        Binding other = new Binding(16, 64, true, LOG);
        assertThat(one.strictest(other))
                .isEqualTo(other.strictest(one))
                .isEqualTo(new Binding(24, 64, true, REAUTHENTICATE));
        assertThat(one.strictest(new Binding(0, 0, false, END))).isEqualTo(new Binding(24, 48, false, END));
    }

    @Test
    void offChangesNothing() {
        Binding binding = new Binding(24, 48, true, END);
        assertThat(binding.strictest(Binding.OFF))
                .isEqualTo(binding)
                .isEqualTo(Binding.OFF.strictest(binding))
                .isEqualTo(binding.strictest(binding));
    }

    @Test
    void strictestNeedsNoOrder() {
        Generated generated = new Generated(5);
        for (int round = 0; round < 2000; round++) {
            Binding a = generated.binding();
            Binding b = generated.binding();
            Binding c = generated.binding();
            assertThat(a.strictest(b).strictest(c))
                    .isEqualTo(a.strictest(b.strictest(c)))
                    .isEqualTo(c.strictest(b).strictest(a));
        }
    }
}
