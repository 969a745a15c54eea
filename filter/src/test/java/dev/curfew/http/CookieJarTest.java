package dev.curfew.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.curfew.Slow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieJarTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            quoteCharacter = '`',
            value = {
                "s=1 | 1",
                "a=0; s=1; b=2 | 1",
                "a=0;s=1;b=2 | 1",
                "a=0;  s=1 | 1",
                "a=0;\ts=1 | 1",
                "s=1; | 1",
                "s= | ``",
                "s=a=b | a=b",
                "s=\"1\" | \"1\"",
                "s=\" | \"",
                "s=\"\" | \"\"",
                "s= 1 | ` 1`",
                "s=1 ; a=2 | `1 `",
                "s | none",
                "s; a=1 | none",
                "S=1 | none",
                "ss=1 | none",
                "xs=1 | none",
                "s =1 | none",
                "x=s=1 | none",
                "a=\"s=1\" | none",
                "s=1; s=2 | none",
                "s=1; s=1 | none",
                "s=; s=1 | none",
                "s=1; a=0; s=2; s=3 | none",
                "`` | none",
                ";;;; | none",
                "= | none",
                "=1 | none"
            })
    void readsOneCookieAndRefusesTwoOfOneName(String header, @Nullable String value) {
        assertThat(CookieJar.of(FakeExchange.get("/").with("Cookie", header)).single("s"))
                .isEqualTo(value);
    }

    @Test
    void withoutTheHeaderThereIsNone() {
        assertThat(CookieJar.of(FakeExchange.get("/")).single("s")).isNull();
        assertThat(CookieJar.of(FakeExchange.get("/")).startingWith("")).isEmpty();
    }

    @Test
    void readsEveryHeaderAndRefusesTwoOfOneNameAcrossThem() {
        FakeExchange request = FakeExchange.get("/").with("Cookie", "a=1").with("Cookie", "b=2; s=3");
        assertThat(CookieJar.of(request).single("s")).isEqualTo("3");
        assertThat(CookieJar.of(request.with("Cookie", "s=4")).single("s")).isNull();
    }

    @Test
    void theSessionCookieIsNotTakenForOneThatOnlyStartsLikeIt() {
        FakeExchange request = FakeExchange.get("/").with("Cookie", "__Host-curfew-login-x=1; __Host-curfew=2");
        assertThat(CookieJar.of(request).single("__Host-curfew")).isEqualTo("2");
    }

    @Test
    void findsAllThatStartAlikeInTheirOrder() {
        FakeExchange request = FakeExchange.get("/")
                .with("Cookie", "p-b=1; a=2; p-a=3; p-; p=4; q-p-=5")
                .with("Cookie", "p-c=6");
        assertThat(CookieJar.of(request).startingWith("p-"))
                .containsExactly(entry("p-b", "1"), entry("p-a", "3"), entry("p-c", "6"));
    }

    @Slow
    @Test
    void hostileHeadersStayFast() {
        String hostile = "s;".repeat(50_000) + "p".repeat(50_000);
        CookieJar jar = CookieJar.of(FakeExchange.get("/").with("Cookie", hostile));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(jar.single("s")).isNull();
            assertThat(jar.startingWith("s-")).isEmpty();
        });
    }
}
