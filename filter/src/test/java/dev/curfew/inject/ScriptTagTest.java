package dev.curfew.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScriptTagTest {

    @Test
    void loadsTheScriptOnceThePageIsThere() {
        assertThat(new ScriptTag("/bank/.curfew/curfew.js", null).text(null, false))
                .isEqualTo("<script src=\"/bank/.curfew/curfew.js\" defer></script>");
    }

    @Test
    void carriesANonce() {
        assertThat(new ScriptTag("/.curfew/curfew.js", null).text("r4nd", false))
                .isEqualTo("<script src=\"/.curfew/curfew.js\" nonce=\"r4nd\" defer></script>");
    }

    @Test
    void isWellFormedXml() {
        assertThat(new ScriptTag("/.curfew/curfew.js", null).text(null, true))
                .isEqualTo("<script src=\"/.curfew/curfew.js\" defer=\"defer\"></script>");
    }

    @Test
    void isAsciiAndNothingElseWhateverThePathIsCalled() {
        String text = new ScriptTag("/a\"><&ü %", null).text(null, false);

        assertThat(text).isEqualTo("<script src=\"/a%22%3E%3C&amp;%C3%BC%20%25\" defer></script>");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
    }

    @Test
    void isWhereBrowsersFindThisServer() {
        URI publicUrl = URI.create("https://shop.example.com");

        assertThat(new ScriptTag("/b/.curfew/curfew.js", publicUrl).url("http://localhost:8080"))
                .hasToString("https://shop.example.com/b/.curfew/curfew.js");
        assertThat(new ScriptTag("/b/.curfew/curfew.js", null).url("http://localhost:8080"))
                .hasToString("http://localhost:8080/b/.curfew/curfew.js");
    }
}
