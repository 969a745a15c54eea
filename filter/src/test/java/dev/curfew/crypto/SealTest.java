package dev.curfew.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private final Seal seal = Keys.random(new SecureRandom()).seal("test");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000})
    void opensWhatItHasClosed(int length) {
        byte[] plain = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
        assertThat(seal.open(seal.close(plain, "a purpose"), "a purpose")).isEqualTo(plain);
    }

    @Test
    void opensForNoOtherPurpose() {
        String closed = seal.close(new byte[] {1}, "a");
        assertThat(seal.open(closed, "b")).isNull();
        assertThat(seal.open(closed, "")).isNull();
        assertThat(seal.open(closed, "aa")).isNull();
    }

    @Test
    void opensNothingOfAnotherSeal() {
        String closed = Keys.random(new SecureRandom()).seal("test").close(new byte[] {1}, "a");
        assertThat(seal.open(closed, "a")).isNull();
    }

    @Test
    void noticesEveryChangedBit() {
        byte[] whole = Base64.getUrlDecoder().decode(seal.close(new byte[] {1, 2, 3}, "a"));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] tampered = whole.clone();
            tampered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(seal.open(text(tampered), "a")).as("bit %d", bit).isNull();
        }
    }

    @Test
    void noticesEveryCutAndEveryAddition() {
        byte[] whole = Base64.getUrlDecoder().decode(seal.close(new byte[] {1, 2, 3}, "a"));
        for (int length = 0; length < whole.length; length++) {
            assertThat(seal.open(text(Arrays.copyOf(whole, length)), "a")).isNull();
        }
        assertThat(seal.open(text(Arrays.copyOf(whole, whole.length + 1)), "a")).isNull();
    }

    @Test
    void refusesWhatIsNoCanonicalText() {
        String closed = seal.close(new byte[] {1}, "a");
        assertThat(seal.open("", "a")).isNull();
        assertThat(seal.open(closed + "=", "a")).isNull();
        assertThat(seal.open(closed + " ", "a")).isNull();
        assertThat(seal.open("ä" + closed, "a")).isNull();
        assertThat(seal.open("%%%%", "a")).isNull();
    }

    @Test
    void neverClosesTheSameDataTheSameWay() {
        assertThat(seal.close(new byte[] {1}, "a")).isNotEqualTo(seal.close(new byte[] {1}, "a"));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
