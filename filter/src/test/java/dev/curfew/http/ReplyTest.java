package dev.curfew.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.curfew.html.Page;
import dev.curfew.html.PageStyle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void nothingOfOursIsStored() {
        for (Reply reply : List.of(
                Reply.empty(405),
                Reply.seeOther("/a"),
                Reply.of(200, "text/plain", "x"),
                Reply.json(200, new JsonObject()),
                Page.titled(PageStyle.PLAIN, "x").reply(200),
                Page.titled(PageStyle.PLAIN, "x").framedReply(401))) {
            assertThat(reply.headers()).containsOnlyOnce(entry("Cache-Control", "no-store"));
        }
    }

    @Test
    void seeOtherIsNever307() {
        assertThat(Reply.seeOther("/a"))
                .isEqualTo(new Reply(303, List.of(entry("Cache-Control", "no-store"), entry("Location", "/a")), ""));
    }

    @Test
    void aBodyIsWhatItsTypeSaysAndNothingElse() {
        assertThat(Reply.of(401, "application/problem+json", "{}"))
                .isEqualTo(new Reply(
                        401,
                        List.of(
                                entry("Cache-Control", "no-store"),
                                entry("Content-Type", "application/problem+json"),
                                entry("X-Content-Type-Options", "nosniff")),
                        "{}"));
        assertThat(Reply.json(200, JsonObject.of(Map.of("a", "b"))))
                .isEqualTo(Reply.of(200, "application/json", "{\"a\":\"b\"}"));
    }

    @Test
    void oneMoreHeaderLeavesTheReplyBeforeAlone() {
        Reply before = Reply.empty(200);
        Reply after = before.with(ResponseHeader.SET_COOKIE, "a=1").with(ResponseHeader.SET_COOKIE, "b=2");
        assertThat(before.headers()).hasSize(1);
        assertThat(after.headers()).endsWith(entry("Set-Cookie", "a=1"), entry("Set-Cookie", "b=2"));
    }
}
