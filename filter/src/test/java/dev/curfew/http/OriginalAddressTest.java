package dev.curfew.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalAddressTest {

    @Test
    void leadsBackAsItWasSent() {
        assertThat(new OriginalAddress("/a%20b;x=y/../c", null).target()).isEqualTo("/a%20b;x=y/../c");
        assertThat(new OriginalAddress("/a", "").target()).isEqualTo("/a?");
        assertThat(new OriginalAddress("/a", "b=c&d").target()).isEqualTo("/a?b=c&d");
    }

    @ParameterizedTest
    @CsvSource({
        "/app/.curfew/callback, /app/.curfew/callback",
        "/app/%2ecurfew/callback, /app/.curfew/callback",
        "/app;x=y/.curfew/callback;z, /app/.curfew/callback",
        "/app/.curfew/../orders, /app/orders",
        "/app//.curfew/./session, /app/.curfew/session",
        "/app/.curfew/, /app/.curfew/",
        "/%zz, /%zz"
    })
    void isReadAsAContainerReadsIt(String uri, String path) {
        assertThat(new OriginalAddress(uri, "a=b").path()).isEqualTo(path);
    }
}
