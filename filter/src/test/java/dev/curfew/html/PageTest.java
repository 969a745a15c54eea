package dev.curfew.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.html.ButtonForm.Button;
import dev.curfew.http.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String EVIL = "<script>alert('1')</script>&amp;\" onclick=\"x";

    @Test
    void everythingSaidIsText() {
        Reply reply = Page.titled(PageStyle.PLAIN, EVIL)
                .saying(EVIL)
                .offering(EVIL, "/a?" + EVIL)
                .offeringInTopWindow(EVIL, "/b?" + EVIL)
                .offeringToPost(EVIL, "/c?" + EVIL)
                .reply(200);
        Document page = Jsoup.parse(reply.body());
        assertThat(page.title()).isEqualTo(EVIL);
        assertThat(text(page, "h1")).isEqualTo(EVIL);
        assertThat(text(page, "main > p")).isEqualTo(EVIL);
        assertThat(text(page, "a.go")).isEqualTo(EVIL);
        assertThat(text(page, "button")).isEqualTo(EVIL);
        assertThat(page.select("a").eachAttr("href")).containsExactly("/a?" + EVIL, "/b?" + EVIL);
        assertThat(page.select("form").eachAttr("action")).containsExactly("/c?" + EVIL);
        assertThat(page.select("script, [onclick]")).isEmpty();
    }

    @Test
    void itsPolicyAllowsItsOwnStyleAndNothingElse() throws Exception {
        Reply reply = Page.titled(PageStyle.PLAIN, "x").reply(200);
        Element style = Jsoup.parse(reply.body()).selectFirst("style");
        assertThat(style).isNotNull();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.data().getBytes(StandardCharsets.UTF_8));
        assertThat(header(reply, "Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash) + "'; ")
                .contains("base-uri 'none'");
    }

    @Test
    void nobodyMayFrameItUnlessItIsMadeForFrames() {
        assertThat(header(Page.titled(PageStyle.PLAIN, "x").reply(200), "Content-Security-Policy"))
                .endsWith("frame-ancestors 'none'");
        assertThat(header(Page.titled(PageStyle.PLAIN, "x").framedReply(401), "Content-Security-Policy"))
                .endsWith("frame-ancestors 'self'");
    }

    @Test
    void onlyTheLinkForTheTopWindowLeavesItsFrame() {
        Document page = Jsoup.parse(Page.titled(PageStyle.PLAIN, "x")
                .offering("a", "/a")
                .offeringInTopWindow("b", "/b")
                .reply(200)
                .body());
        assertThat(page.select("a[target=_top]").eachAttr("href")).containsExactly("/b");
    }

    @Test
    void postsAnEmptyForm() {
        Document page = Jsoup.parse(Page.titled(PageStyle.PLAIN, "x")
                .offeringToPost("Go", "/go")
                .reply(200)
                .body());
        assertThat(page.select("form[method=post] input")).isEmpty();
        assertThat(page.select("form[method=post] button")).hasSize(1);
    }

    @Test
    void everythingInAFormOfButtonsIsText() {
        Document page = Jsoup.parse(Page.titled(PageStyle.PLAIN, "x")
                .offering(ButtonForm.to("/c?" + EVIL)
                        .keeping(EVIL, EVIL)
                        .entry(EVIL, List.of(EVIL), new Button(EVIL, EVIL, EVIL))
                        .button(new Button(EVIL, EVIL, EVIL)))
                .reply(200)
                .body());
        assertThat(page.select("form[method=post]").eachAttr("action")).containsExactly("/c?" + EVIL);
        assertThat(page.select("input[type=hidden]").eachAttr("name")).containsExactly(EVIL);
        assertThat(page.select("input[type=hidden]").eachAttr("value")).containsExactly(EVIL);
        assertThat(page.select("button").eachAttr("name")).containsExactly(EVIL, EVIL);
        assertThat(page.select("button").eachAttr("value")).containsExactly(EVIL, EVIL);
        assertThat(text(page, "li > h2")).isEqualTo(EVIL);
        assertThat(text(page, "li > p")).isEqualTo(EVIL);
        assertThat(text(page, "li > button")).isEqualTo(EVIL);
        assertThat(page.select("script, [onclick]")).isEmpty();
    }

    @Test
    void theButtonOfAnEntryIsDescribedByItsHeading() {
        Document page = Jsoup.parse(Page.titled(PageStyle.PLAIN, "x")
                .offering(ButtonForm.to("/c")
                        .entry("one", List.of(), new Button("end", "1", "End"))
                        .entry("two", List.of(), null)
                        .entry("three", List.of(), new Button("end", "3", "End")))
                .reply(200)
                .body());
        assertThat(page.select("button").eachAttr("aria-describedby"))
                .allSatisfy(id -> assertThat(page.select("#" + id)).hasSize(1));
        assertThat(page.select("li:has(button) > h2").eachText()).containsExactly("one", "three");
        String last = page.select("button").eachAttr("aria-describedby").get(1);
        assertThat(page.select("#" + last).text()).isEqualTo("three");
    }

    @Test
    void aFormMayLeadToTheProvider() {
        assertThat(header(
                        Page.titled(PageStyle.PLAIN, "x")
                                .offering(ButtonForm.to("/c"))
                                .reply(200),
                        "Content-Security-Policy"))
                .doesNotContain("form-action");
        assertThat(header(Page.titled(PageStyle.PLAIN, "x").reply(200), "Content-Security-Policy"))
                .contains("form-action 'none'");
    }

    @Test
    void isAWholePageInUtf8() {
        Reply reply = Page.titled(PageStyle.PLAIN, "Ä").saying("€").reply(418);
        assertThat(reply.status()).isEqualTo(418);
        assertThat(header(reply, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(reply.body()).startsWith("<!DOCTYPE html><html lang=\"en\">").contains("Ä", "€");
    }

    @Test
    void escapesTheFiveCharactersThatMatter() {
        assertThat(Html.escape("&<>\"'a/ä")).isEqualTo("&amp;&lt;&gt;&quot;&#39;a/ä");
        assertThat(Html.escape("")).isEmpty();
    }

    private static String text(Document page, String selector) {
        return page.select(selector).get(0).wholeText();
    }

    private static String header(Reply reply, String name) {
        Map<String, String> all =
                reply.headers().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return all.getOrDefault(name, "");
    }
}
