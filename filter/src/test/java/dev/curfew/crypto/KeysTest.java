package dev.curfew.crypto;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] PLAIN = {1, 2, 3};

    private final Keys.Key old = Keys.Key.random(RANDOM);
    private final Keys.Key young = Keys.Key.random(RANDOM);

    private static Seal seal(Keys.Key... keys) {
        return new Keys(List.of(keys), RANDOM).seal("test");
    }

    @Test
    void whatOneNodeClosesAnotherWithTheSameKeyOpens() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String closed = seal(Keys.Key.of(secret)).close(PLAIN, "a");

        assertThat(seal(Keys.Key.of(secret)).open(closed, "a")).isEqualTo(PLAIN);
    }

    @Test
    void afterARotationWhatTheOldKeyHasClosedStillOpensAsLongAsItIsThere() {
        String closed = seal(old).close(PLAIN, "a");

        assertThat(seal(young, old).open(closed, "a")).isEqualTo(PLAIN);
        assertThat(seal(young).open(closed, "a")).isNull();
    }

    @Test
    void theFirstKeyCloses() {
        String closed = seal(young, old).close(PLAIN, "a");

        assertThat(seal(young).open(closed, "a")).isEqualTo(PLAIN);
        assertThat(seal(old).open(closed, "a")).isNull();
    }

    @Test
    void aTextStartsWithTheIdOfItsKey() {
        byte[] whole = requireNonNull(Base64Url.decode(seal(young, old).close(PLAIN, "a")));

        assertThat(young.toString()).isEqualTo("Key[" + shown(whole) + "]");
    }

    private static String shown(byte[] whole) {
        return HexFormat.of().formatHex(Arrays.copyOf(whole, 4)).replaceFirst("^0+", "");
    }

    @Test
    void aTextThatNamesAnotherKeyThanItsOwnStaysClosed() {
        byte[] whole = requireNonNull(Base64Url.decode(seal(young).close(PLAIN, "a")));
        byte[] other = requireNonNull(Base64Url.decode(seal(old).close(PLAIN, "a")));
        System.arraycopy(other, 0, whole, 0, 4);

        assertThat(seal(young, old).open(Base64Url.encode(whole), "a")).isNull();
    }

    @Test
    void whatIsClosedForOneUseDoesNotOpenForAnother() {
        Keys keys = new Keys(List.of(young), RANDOM);

        assertThat(keys.seal("sign-in").open(keys.seal("kept-form").close(PLAIN, "a"), "a"))
                .isNull();
    }

    @Test
    void nodesWithTheSameKeyMakeTheSameMarks() {
        byte[] address = {10, 0, 0, 1};
        int mark = new Keys(List.of(young, old), RANDOM).hash("binding").ofNetwork(address);

        assertThat(new Keys(List.of(young), RANDOM).hash("binding").ofNetwork(address))
                .isEqualTo(mark);
        assertThat(new Keys(List.of(old), RANDOM).hash("binding").ofNetwork(address))
                .isNotEqualTo(mark);
    }

    @Test
    void randomKeysDiffer() {
        String closed = Keys.random(RANDOM).seal("test").close(PLAIN, "a");

        assertThat(Keys.random(RANDOM).seal("test").open(closed, "a")).isNull();
    }

    @Test
    void refusesNoKeyAKeyTwiceAndKeysOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Keys(List.of(), RANDOM));
        assertThatIllegalArgumentException().isThrownBy(() -> new Keys(List.of(old, young, old), RANDOM));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.Key.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.Key.of(new byte[33]));
    }

    @Test
    void aKeyNeverShowsItself() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 0x5A);
        Keys.Key key = Keys.Key.of(secret);

        assertThat(key + " " + new Keys(List.of(key), RANDOM))
                .doesNotContainIgnoringCase("5a5a")
                .doesNotContain("WlpaWl");
    }
}
