package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Whatever strangers write wherever they can, no page of ours has markup, scripts, addresses or headers of theirs. */
@Sampled
class MarkupTest {

    private static final long SEED = 20261130;
    private static final int PLACEMENTS = SampleSize.of(3_000);
    private static final String HOME = "/app/.curfew/";
    private static final String MARK = "x-mark";

    private static final List<String> PAYLOADS = List.of(
            "<x-mark>",
            "<x-mark onclick=alert(1)>",
            "\"><x-mark a=\"",
            "'><x-mark a='",
            "\" onmouseover=\"x-mark\" x=\"",
            "' onfocus='x-mark' autofocus='",
            "</title><x-mark>",
            "</textarea><script>x-mark()</script>",
            "</style></script></noscript><x-mark>",
            "<!--<x-mark>",
            "--><x-mark>",
            "]]><x-mark>",
            "&lt;x-mark&gt;<x-mark>",
            "&#60;x-mark&#62;",
            "\u0000<x-mark>",
            "<\u0000x-mark>",
            "\u2028<x-mark>",
            "<svg/onload=x-mark()>",
            "<img src=x onerror=x-mark()>",
            "<iframe src=javascript:x-mark()>",
            "<meta http-equiv=refresh content=0;url=//x-mark.example>",
            "javascript:x-mark()",
            "//x-mark.example/",
            "/\\x-mark.example/",
            "https://x-mark.example/",
            "/app/?a=\"><x-mark>",
            "/app/#\"><x-mark>",
            "\r\nSet-Cookie: x-mark=1",
            "{x-mark}{0}${x-mark}");

    private static final List<String> PLACES = List.of(
            "user",
            "name",
            "value",
            "file",
            "return",
            "asked",
            "lost",
            "error",
            "language",
            "agent",
            "path",
            "referer",
            "acr",
            "fragment");

    private static final Set<String> OURS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "script",
            "noscript",
            "body",
            "main",
            "h1",
            "h2",
            "p",
            "a",
            "code",
            "form",
            "button",
            "ul",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "bdi",
            "details",
            "summary",
            "input",
            "textarea",
            "label",
            "div");

    private final GuardFixture stage = GuardFixture.with();
    private final Random dice = new Random(SEED);

    @Test
    void nothingIsRaw() {
        int pages = 0;
        for (int i = 0; i < PLACEMENTS; i++) {
            String place = PLACES.get(i % PLACES.size());
            String payload = payload();
            stage.cookies.clear();
            stage.now += 1000;
            Reply reply = reply(place, payload);
            pages += check(reply, "seed " + SEED + ", placement " + i + " of " + payload + " as " + place);
        }
        assertThat(pages).isGreaterThan(PLACEMENTS / 2);
    }

    private String payload() {
        String one = PAYLOADS.get(dice.nextInt(PAYLOADS.size()));
        return dice.nextBoolean()
                ? one
                : one + "a".repeat(dice.nextInt(200)) + PAYLOADS.get(dice.nextInt(PAYLOADS.size()));
    }

    private Reply reply(String place, String payload) {
        String written = encoded(payload);
        return switch (place) {
            case "user" -> afterSignIn(payload, FakeExchange.navigation(HOME + "session/others"));
            case "name" -> keptForm(written + "=x");
            case "value" -> keptForm((dice.nextBoolean() ? "note=" : "_charset_=") + written);
            case "file" -> keptFile(payload);
            case "return" -> afterSignIn("alice", FakeExchange.navigation(HOME + "session/others?return=" + written));
            case "asked" ->
                stage.reply(frame("/app/x?q=" + written).with("Referer", "https://shop.example.com/app/" + payload));
            case "lost" ->
                afterSignIn("alice", FakeExchange.navigation(HOME + "form?lost=" + written + "&return=" + written));
            case "error" ->
                stage.reply(FakeExchange.navigation(
                        HOME + "callback?state=" + written + "&error=" + written + "&error_description=" + written));
            case "language" ->
                stage.reply(FakeExchange.navigation(HOME + "logout").with("Accept-Language", payload));
            case "agent" ->
                afterSignIn(
                        "alice",
                        FakeExchange.navigation(HOME + "session/others").with("User-Agent", payload));
            case "path" -> stage.reply(FakeExchange.navigation(HOME + payload));
            case "referer" -> stage.reply(frame("/app/x").with("Referer", payload));
            case "acr" -> afterSignIn("alice", frame(HOME + "login?max_age=" + written + "&acr_values=" + written));
            default -> stage.reply(FakeExchange.navigation(HOME + "fragment?return=" + written));
        };
    }

    private static FakeExchange frame(String target) {
        return FakeExchange.get(target)
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "iframe")
                .with("Accept", "text/html");
    }

    private Reply afterSignIn(String user, FakeExchange request) {
        stage.provider.user = user;
        stage.signIn();
        return stage.reply(request);
    }

    private Reply keptForm(String body) {
        return kept(FakeExchange.submission("/app/orders", body));
    }

    private Reply keptFile(String payload) {
        String name = payload.replaceAll("[\"\\r\\n\\x00]", "%22");
        return kept(FakeExchange.submission(
                        "/app/orders",
                        "--b\r\nContent-Disposition: form-data; name=\"f" + name + "\"; filename=\"" + name
                                + "\"\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n")
                .without("Content-Type")
                .with("Content-Type", "multipart/form-data; boundary=b"));
    }

    private Reply kept(FakeExchange form) {
        stage.provider.user = "alice";
        stage.signIn();
        stage.pass(GuardFixture.LIMITS.idle());
        String state =
                GuardFixture.stateIn(stage.reply(form.with("Referer", "https://shop.example.com/app/orders/new")));
        stage.now += 1000;
        stage.provider.authTime = stage.now / 1000;
        return stage.reply(
                FakeExchange.navigation(requireNonNull(GuardFixture.header(stage.callback(state), "Location"))));
    }

    /** Returns how many pages there were: one or none. */
    private static int check(Reply reply, String where) {
        assertThat(reply.headers()).as(where).allSatisfy(header -> {
            assertThat(header.getValue()).doesNotContain("\r", "\n", "\u0000");
            assertThat(header.getKey().equals("Location")
                            && header.getValue().matches("(?i)(//|/\\\\|javascript:|https?://x-).*"))
                    .isFalse();
        });
        String type = GuardFixture.header(reply, "Content-Type");
        if (type == null || !type.startsWith("text/html")) {
            return 0;
        }
        assertThat(reply.body().toLowerCase(Locale.ROOT)).as(where).doesNotContain("<" + MARK);
        Document page = Jsoup.parse(reply.body());
        assertThat(page.select("script:not([src])")).as(where).isEmpty();
        page.getAllElements().forEach(element -> check(element, where));
        return 1;
    }

    private static void check(Element element, String where) {
        if (element instanceof Document) {
            return;
        }
        assertThat(element.tagName()).as(where).isIn(OURS);
        for (Attribute attribute : element.attributes()) {
            assertThat(attribute.getKey()).as(where).doesNotStartWith("on").doesNotContain(MARK);
        }
        for (String name : List.of("href", "src", "action")) {
            if (element.hasAttr(name)) {
                assertThat(element.attr(name)).as(where).startsWith("/app/").doesNotContain("\\");
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
