package dev.curfew.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/a b+c/d",
                "/app/a%20b+c/d",
                "/app/a%20b%2Bc/d",
                "/app;x=y/a%20b+c;z/d;w",
                "/%61pp/a%20b+c/./d",
                "/app//a%20b+c/d",
                "/app/e/../a%20b+c/d",
                "/app/%zz/../a%20b+c/d"
            })
    void whatIsNoDirectoryIsAskedForAsItIsMapped(String sent) {
        assertThat(RequestPath.of("/app/a b+c/d", sent)).isEqualTo(new RequestPath("/app/a b+c/d", null));
    }

    @ParameterizedTest
    @CsvSource({
        "/app/books/index.html, /app/books/, /app/books/",
        "/app/books/index.html, /app/b%6Foks/, /app/books/",
        "/app/books/index.html, /app/books;x=y/;z, /app/books/",
        "/app/books/index.html, /app//books/, /app/books/",
        "/app/books/index.html, /app/books/./, /app/books/",
        "/app/books/index.html, /%zz/../app/books/, /app/books/",
        "/app/books/index.html, /app/books/., /app/books/",
        "/app/books/index.html, /app/books/%2e, /app/books/",
        "/app/books/index.html, /app/books/c/.., /app/books/",
        "/app/books/index.html, /app/books/c/..;x, /app/books/",
        "/app/books/index.html, /app/%FF/../books/, /app/books/",
        "/app/books/index.html, /../app/books/, /app/books/",
        "/app/safe/pages/start.html, /app//safe/, /app/safe/",
        "/app/safe/pages/start.html, /app/safe/., /app/safe/",
        "/app/books/pages/start.html, /app/books/, /app/books/",
        "/app/index.html, /app, /app",
        "/app/index.html, /app;x=y, /app",
        "/index.html, /, /"
    })
    void whoeverAsksForADirectoryGetsItsWelcomeFile(String mapped, String sent, String path) {
        assertThat(RequestPath.of(mapped, sent)).isEqualTo(new RequestPath(path, mapped));
    }

    @ParameterizedTest
    @CsvSource({
        "/app/books/, /app/books/",
        "/app/books/, /app//books/",
        "/app/books/, /app/b%6foks/;x",
        "/app/servlet/info, /app/./servlet/info"
    })
    void whatHasNoWelcomeFileIsAskedForItself(String mapped, String sent) {
        assertThat(RequestPath.of(mapped, sent)).isEqualTo(new RequestPath(mapped, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/book",
                "/app/books/index",
                "/ap",
                "/app/%FF",
                "/app/books/%C0%AF",
                "/app/books/%2Findex.html"
            })
    void aNameThatOnlyBeginsAlikeIsNoDirectory(String sent) {
        assertThat(RequestPath.of("/app/books/index.html", sent).welcome()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/front/secret, /app/front/secret/.",
        "/app/front/secret, /app/front/secret/x/..",
        "/app/front/secret, /app/front/%FF/../secret/",
        "/app/front/secret%2F, /app/front/secret%2F",
        "/app/front/secret/..%2F, /app/front/secret/..%2F",
        "/app/front/x/, /app/front/x%2Fy/..",
        "/app/front/x/, /app/front/x%5cy/..",
        "/app/front/x/, '/app/front/x\\y/..'",
        "/app/b\u00F6oks/index.html, /app/b%F6oks/"
    })
    void withoutProofNoDirectoryIsAskedFor(String mapped, String sent) {
        assertThat(RequestPath.of(mapped, sent)).isEqualTo(new RequestPath(mapped, null));
    }
}
