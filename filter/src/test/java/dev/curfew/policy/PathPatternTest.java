package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/, /, true",
        "/, /a, false",
        "/a, /a, true",
        "/a, /a/, false",
        "/a/, /a/, true",
        "/a/, /a, false",
        "/a, /A, false",
        "/a, /ab, false",
        "/ab, /a, false",
        "/a, /a/b, false",
        "/a/b, /a/b, true",
        "/*, /, true",
        "/*, /a, true",
        "/*, /a/b, false",
        "/a/*, /a, false",
        "/a/*, /a/, true",
        "/a/*, /a/b, true",
        "/a/*, /a/b/c, false",
        "/a/*/c, /a/b/c, true",
        "/a/*/c, /a/c, false",
        "/a/*/c, /a/b/b/c, false",
        "/a/*.css, /a/x.css, true",
        "/a/*.css, /a/.css, true",
        "/a/*.css, /a/x.css.js, false",
        "/a/*.css, /a/x.cssx, false",
        "/a/*.css, /a/b/x.css, false",
        "/a*b*c, /abc, true",
        "/a*b*c, /axxbyyc, true",
        "/a*b*c, /abcbc, true",
        "/a*b*c, /acb, false",
        "/*a, /ba, true",
        "/*a, /*ba, true",
        "/*a, /ab, false",
        "/a?c, /abc, true",
        "/a?c, /ac, false",
        "/a?c, /abbc, false",
        "/a?c, /a/c, false",
        "/???, /abc, true",
        "/???, /ab, false",
        "/*?, /a, true",
        "/*?, /, false",
        "/a.c, /abc, false",
        "/a+c, /aac, false",
        "/[ab], /a, false",
        "/[ab], /[ab], true",
        "/**, /, true",
        "/**, /a, true",
        "/**, /a/b/c/, true",
        "/a/**, /a, true",
        "/a/**, /a/, true",
        "/a/**, /a/b, true",
        "/a/**, /a/b/c/d, true",
        "/a/**, /ab, false",
        "/a/**, /b/a, false",
        "/a/**/d, /a/d, true",
        "/a/**/d, /a/b/c/d, true",
        "/a/**/d, /a/b/c/d/e, false",
        "/a/**/d, /a/d/d, true",
        "/a/**/d, /a, false",
        "/**/d, /d, true",
        "/**/d, /a/b/d, true",
        "/**/d, /a/b/d/, false",
        "/**/*.css, /x.css, true",
        "/**/*.css, /a/b/x.css, true",
        "/**/*.css, /a/b/x.css/y, false",
        "/**/a/**/b, /x/a/y/b, true",
        "/**/a/**/b, /a/b, true",
        "/**/a/**/b, /b/a, false",
        "/**/a/**/b, /a/b/c/b, true",
        "/**/**, /, true",
        "/**/**, /a, true",
        "/a/**/**/b, /a/b, true",
        "/a/**/, /a/, true",
        "/a/**/, /a/b/, true",
        "/a/**/, /a/b, false",
        "/**/a/*/c, /a/a/x/c, true",
        "/**/a/*/c, /a/a/c, true",
        "/**/a/*/c, /a/c, false",
        "/ä/*, /ä/ö, true"
    })
    void matchesAsAntPatternsDo(String pattern, String path, boolean matches) {
        assertThat(PathPattern.parse(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void isEqualToWhatReadsTheSameAndToNothingElse() {
        assertThat(PathPattern.parse("/a"))
                .isEqualTo(PathPattern.parse("/a"))
                .hasSameHashCodeAs(PathPattern.parse("/a"))
                .isNotEqualTo(PathPattern.parse("/b"))
                .isNotEqualTo("/a");
    }

    @Test
    void agreesWithAnIndependentReadingOfTheSamePatterns() {
        Random random = new Random(7);
        List<String> parts = List.of("a", "b", "ab", "*", "a*", "*b", "?", "**", "**");
        List<String> names = List.of("a", "b", "ab", "ba", "");
        for (int round = 0; round < 20_000; round++) {
            String pattern = join(random, parts);
            String path = join(random, names);
            assertThat(PathPattern.parse(pattern).matches(path))
                    .as("%s on %s", pattern, path)
                    .isEqualTo(regex(pattern).matcher(path).matches());
        }
    }

    /** Segments become alternatives that take their own slash along. */
    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String segment : pattern.substring(1).split("/", -1)) {
            String one = segment.replace("?", "[^/]").replace("*", "[^/]*");
            regex.append(segment.equals("**") ? "(?:/[^/]*)*" : "/" + one);
        }
        return Pattern.compile(regex.toString());
    }

    private static String join(Random random, List<String> words) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append('/').append(words.get(random.nextInt(words.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b",
                "/**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/b",
                "/**/*a*/**/*a*/**/*a*/**/*a*/**/*a*/**/b"
            })
    void deepCombinationsOfAnySegmentsStayFast(String pattern) {
        PathPattern hostile = PathPattern.parse(pattern);
        String path = "/a".repeat(4000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(hostile.matches(path)).isFalse());
    }

    @Test
    void manyStarsInOneSegmentStayFast() {
        PathPattern hostile = PathPattern.parse("/" + "*a".repeat(60) + "b");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(hostile.matches("/" + "a".repeat(8000)))
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "a/b", "*", "**", "//", "/a//b", "/.", "/a/./b", "/..", "/a/../b", "/a**", "/**a", "/a/***",
                "/a;x", "/;x", "/a\\b", "/\\b", " /a"
            })
    void refusesWhatNoNormalisedPathCanMatch(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.parse(pattern));
    }

    @Test
    void takesAsManySegmentsAsAPathCanUseAndNoMore() {
        assertThat(PathPattern.parse("/a".repeat(250)).matches("/a".repeat(250)))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse("/a".repeat(251)))
                .withMessage("has 251 segments, and 250 is the most there can be");
    }

    @Test
    void itsSegmentsSayAnyNumberOfThemOnce() {
        assertThat(PathPattern.parse("/**/**/a/**/**/**/*/b/**/").segments())
                .containsExactly("**", "a", "**", "*", "b", "**", "");
        assertThat(PathPattern.parse("/").segments()).containsExactly("");
        assertThat(PathPattern.parse("/a/a").segments()).containsExactly("a", "a");
    }

    @Test
    void isWhatItsTextIs() {
        assertThat(PathPattern.parse("/a/**"))
                .isEqualTo(PathPattern.parse("/a/**"))
                .hasSameHashCodeAs(PathPattern.parse("/a/**"))
                .isNotEqualTo(PathPattern.parse("/a/*"))
                .hasToString("/a/**");
    }

    @Test
    void parsesAllInOrder() {
        assertThat(PathPattern.parseAll(List.of("/b", "/a"))).hasToString("[/b, /a]");
        assertThat(PathPattern.parseAll(List.of())).isEmpty();
    }
}
