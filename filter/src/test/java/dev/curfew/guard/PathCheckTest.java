package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/a/b.c",
                "/.curfew/login",
                "/...",
                "/a/...",
                "/..a",
                "/a..",
                "/a b",
                "/%2e%2e/",
                "/ä",
                "/a:b@c"
            })
    void aPathThatMeansOnePlaceIsNormal(String path) {
        assertThat(PathCheck.isNormal(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "//",
                "//a",
                "/a//b",
                "/a//",
                "/.",
                "/..",
                "/./a",
                "/../a",
                "/a/.",
                "/a/..",
                "/a/./b",
                "/a/../b",
                "/a;b",
                "/a;jsessionid=1/b",
                "/a\\b",
                "\\a",
                "/a\u0000",
                "/a\nb",
                "/a\rb",
                "/a\tb",
                "/a\u001f",
                "/a\u007f"
            })
    void aPathThatCouldMeanAnotherPlaceIsNot(String path) {
        assertThat(PathCheck.isNormal(path)).isFalse();
    }
}
