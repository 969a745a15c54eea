package dev.curfew.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.pages.PageTexts;
import dev.curfew.site.CookieNames;
import dev.curfew.site.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptEndpointTest {

    private static final int BUDGET = 10 * 1024;

    private final ScriptEndpoint script =
            new ScriptEndpoint(new Site("/shop", new CookieNames(true, "curfew"), null), PageTexts.SHIPPED);

    @Test
    void isSmallerThanTenKibibytesAsServedInEnglish() {
        assertThat(script.reply(FakeExchange.get("/shop/.curfew/curfew.js"))
                        .body()
                        .getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(5000, BUDGET - 1);
    }

    @Test
    void speaksTheLanguageOfItsReaderAndTellsCachesSo() {
        Reply german = script.reply(asked("Accept-Language", "de-CH, en;q=0.5"));

        assertThat(german.body()).contains("Angemeldet bleiben").doesNotContain("Stay signed in");
        assertThat(header(german, "Vary")).isEqualTo("Accept-Language");
        assertThat(header(german, "Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
    }

    @Test
    void knowsWhereItsEndpointsAre() {
        assertThat(script.reply(asked("X-Other", "")).body())
                .contains("\"/shop/.curfew/\")")
                .doesNotContain("@HOME@")
                .doesNotContain("@TEXTS@");
    }

    @Test
    void isSentOnceAndThenOnlyConfirmed() {
        Reply first = script.reply(asked("X-Other", ""));
        Reply second = script.reply(asked("If-None-Match", "W/\"other\", " + header(first, "ETag")));

        assertThat(header(first, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
    }

    @Test
    void isSentAnewToWhoHasItInAnotherLanguage() {
        Reply english = script.reply(asked("X-Other", ""));
        FakeExchange german = asked("Accept-Language", "de").with("If-None-Match", header(english, "ETag"));

        assertThat(script.reply(german).status()).isEqualTo(200);
    }

    private static FakeExchange asked(String header, String value) {
        return FakeExchange.get("/shop/.curfew/curfew.js").with(header, value);
    }

    private static String header(Reply reply, String name) {
        List<String> values = reply.headers().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(values).as(name).hasSize(1);
        return values.get(0);
    }
}
