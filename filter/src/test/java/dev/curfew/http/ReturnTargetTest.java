package dev.curfew.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnTargetTest {

    private static final long SEED = 20261130;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/b?c=d&e=f",
                "/a?x=%2F%2Fevil.example",
                "/%2f%2fevil.example",
                "/a#part",
                "/a//b",
                "/a?u=https://b",
                "/a;jsessionid=1",
                "/a@b",
                "/:80",
                "/.//evil.example"
            })
    void takesPathsOfOurOwnAndBrowsersStayThere(String target) {
        ReturnTarget parsed = ReturnTarget.parse(target);
        assertThat(parsed).isEqualTo(new ReturnTarget(target));
        URI there = URI.create("https://shop.example.com/x").resolve(URI.create(target));
        assertThat(there.getHost()).isEqualTo("shop.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "?",
                "#",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/a\\b",
                "https://evil.example",
                "http:evil.example",
                "HTTPS://evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                " /a",
                "\t/a",
                "\n//evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r/evil.example",
                "/a\r\nSet-Cookie: x=y",
                "/a\nb",
                "/a\u0000",
                "/a\u007f",
                "/a b",
                "/\"",
                "/<script>",
                "/>",
                "/\u00e4",
                "/\u2028",
                "/\uff0fevil.example",
                "@evil.example",
                ".evil.example",
                "%2f%2fevil.example"
            })
    void refusesWhatABrowserCouldReadAsAnotherPlace(String target) {
        assertThat(ReturnTarget.parse(target)).isNull();
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(ReturnTarget.parse(null)).isNull();
    }

    @Test
    void refusesWhatIsTooLongForACookie() {
        assertThat(ReturnTarget.parse("/" + "a".repeat(ReturnTarget.LONGEST - 2)))
                .isNotNull();
        assertThat(ReturnTarget.parse("/" + "a".repeat(ReturnTarget.LONGEST - 1)))
                .isNotNull();
        assertThat(ReturnTarget.parse("/" + "a".repeat(ReturnTarget.LONGEST))).isNull();
    }

    /** Addresses whose path, query and fragment end a character before a limit, at it and after it. */
    @Test
    void whatDoesNotFitWholeLosesItsFragmentFirstAndThenItsQuery() {
        Random dice = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            String path = "/" + part(dice, "");
            String query = path + part(dice, "?");
            String whole = query + part(dice, "#");

            assertThat(ReturnTarget.nearest(whole))
                    .as("seed %s, lengths %s %s %s", SEED, path.length(), query.length(), whole.length())
                    .isEqualTo(Stream.of(whole, query, path)
                            .filter(target -> target.length() <= ReturnTarget.LONGEST)
                            .findFirst()
                            .map(ReturnTarget::new)
                            .orElse(null));
        }
    }

    private static String part(Random dice, String start) {
        int[] lengths = {
            0, 1, 20, ReturnTarget.LONGEST / 2, ReturnTarget.LONGEST, dice.nextInt(3 * ReturnTarget.LONGEST)
        };
        int length = lengths[dice.nextInt(lengths.length)] + dice.nextInt(5) - 2;
        return length < 1 ? "" : start + "a".repeat(length - start.length());
    }

    @Test
    void whatIsUnsafeInAPartIsLostWithThatPart() {
        assertThat(ReturnTarget.nearest("/a?b#c\\d")).isEqualTo(new ReturnTarget("/a?b"));
        assertThat(ReturnTarget.nearest("/a?b=<#c")).isEqualTo(new ReturnTarget("/a"));
        assertThat(ReturnTarget.nearest("/a#b?c=<")).isEqualTo(new ReturnTarget("/a"));
        assertThat(ReturnTarget.nearest("//evil.example?b#c")).isNull();
        assertThat(ReturnTarget.nearest("/\\evil.example#c")).isNull();
        assertThat(ReturnTarget.nearest(null)).isNull();
    }
}
