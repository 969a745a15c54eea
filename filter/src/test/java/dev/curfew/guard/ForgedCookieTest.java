package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.FakeExchange;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The session's cookie in any spelling but its own lets nobody in. */
class ForgedCookieTest {

    private static final int COOKIES = 12_000;
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=.%\"' \t";
    private static final String NAME = GuardFixture.NAMES.session();

    /** From the living cookie's value to a header with another one. */
    private static final List<BiFunction<String, Random, String>> FORGERIES = List.of(
            (value, dice) -> NAME + "=" + changed(value, dice),
            (value, dice) -> NAME + "=" + changed(changed(value, dice), dice),
            (value, dice) -> NAME + "=" + value.substring(0, dice.nextInt(value.length())),
            (value, dice) -> NAME + "=" + value.substring(1 + dice.nextInt(value.length() - 1)),
            (value, dice) -> NAME + "=" + value + any(dice),
            (value, dice) -> NAME + "=" + any(dice) + value,
            (value, dice) -> NAME + "=\"" + value + "\"",
            (value, dice) -> NAME + "= " + value,
            (value, dice) -> NAME + "=" + value + " ; a=b",
            (value, dice) -> NAME + "=" + value + "; " + NAME + "=" + value,
            (value, dice) -> NAME + "=" + value + "; " + NAME + "=" + changed(value, dice),
            (value, dice) -> NAME + " =" + value,
            (value, dice) -> NAME.toLowerCase(Locale.ROOT) + "=" + value,
            (value, dice) -> "curfew=" + value,
            (value, dice) -> "x" + NAME + "=" + value,
            (value, dice) -> "a=\"; b=" + NAME + "=" + value + "\"",
            (value, dice) -> NAME + "=" + value.toLowerCase(Locale.ROOT),
            (value, dice) -> NAME + "=%" + Integer.toHexString(value.charAt(0)) + value.substring(1),
            (value, dice) -> NAME + "=" + new StringBuilder(value).reverse());

    private static char any(Random dice) {
        return ALPHABET.charAt(dice.nextInt(ALPHABET.length()));
    }

    private static String changed(String value, Random dice) {
        int at = dice.nextInt(value.length());
        char other = any(dice);
        return other == value.charAt(at) || other == ';'
                ? value.substring(1)
                : value.substring(0, at) + other + value.substring(at + 1);
    }

    @Test
    void letsNobodyIn() {
        GuardFixture stage = GuardFixture.with();
        stage.signIn();
        String living = requireNonNull(stage.cookies.get(NAME));
        long seed = System.nanoTime();
        Random dice = new Random(seed);
        for (int i = 0; i < COOKIES; i++) {
            String forged = FORGERIES.get(i % FORGERIES.size()).apply(living, dice);
            if (!forged.equals(NAME + "=" + living)) {
                FakeExchange request = FakeExchange.fetch("GET", "/app/").with("Cookie", forged);
                assertThat(stage.guard.decide(request, stage.now))
                        .as("seed %d: %s", seed, forged)
                        .isInstanceOf(Respond.class);
            }
        }
        assertThat(stage.guard.decide(
                        FakeExchange.fetch("GET", "/app/").with("Cookie", NAME + "=" + living), stage.now))
                .isNotInstanceOf(Respond.class);
    }
}
