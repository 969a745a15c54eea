package dev.curfew.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnTargetTest {

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
        assertThat(ReturnTarget.parse("/" + "a".repeat(1499))).isNotNull();
        assertThat(ReturnTarget.parse("/" + "a".repeat(1500))).isNull();
    }
}
