package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.JsonObject;
import dev.curfew.http.Page;
import dev.curfew.http.Reply;
import dev.curfew.text.Languages;
import dev.curfew.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Serves {@code curfew.js} in the reader's language, and the page that a sign-in in a window of its own ends at. */
final class PageScript {

    private static final String TEXTS = "script.";
    private static final String SOURCE = squeezed(source());

    private final Site site;
    private final Languages languages;
    private final Map<String, Served> served = new ConcurrentHashMap<>();

    /** One language's script. */
    private record Served(String script, String tag) {}

    PageScript(Site site, Languages languages) {
        this.site = site;
        this.languages = languages;
    }

    /** The script; without a body for who has it already. */
    Reply reply(Exchange exchange) {
        Texts texts = preferred(exchange);
        Served found = served.computeIfAbsent(texts.language(), language -> serve(texts));
        boolean known = exchange.headers("If-None-Match").stream().anyMatch(tags -> tags.contains(found.tag));
        Reply reply = known
                ? Reply.notModified(found.tag)
                : Reply.revalidated("text/javascript;charset=UTF-8", found.script, found.tag);
        return reply.with("Vary", "Accept-Language");
    }

    /** The last page of a window that was opened to sign in. The script closes it. */
    Reply endOfWindow(Exchange exchange, boolean signedIn) {
        Texts texts = preferred(exchange);
        String page = signedIn ? "page.signed-in." : "page.not-signed-in.";
        Page said = Page.titled(texts.text(page + "title")).saying(texts.text(page + "text"));
        Page whole = signedIn
                ? said.running(site.path(Endpoints.SCRIPT))
                : said.offering(
                        texts.text("page.sign-in"),
                        site.path(Endpoints.LOGIN) + "?return=" + site.path(Endpoints.SIGNED_IN));
        return whole.reply(200);
    }

    private Texts preferred(Exchange exchange) {
        return languages.preferredBy(exchange.header("Accept-Language"));
    }

    private Served serve(Texts texts) {
        JsonObject words = new JsonObject().with("lang", texts.language());
        texts.below(TEXTS).forEach(words::with);
        String script =
                SOURCE.replace("'@TEXTS@'", words.toString()).replace("'@HOME@'", JsonObject.quoted(site.path("")));
        return new Served(script, "\"" + UUID.nameUUIDFromBytes(script.getBytes(StandardCharsets.UTF_8)) + "\"");
    }

    /** Without indentation, blank lines and lines that are comments: what browsers do not need. */
    private static String squeezed(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String source() {
        try (InputStream stream = PageScript.class.getResourceAsStream("curfew.js")) {
            if (stream == null) {
                throw new IllegalStateException("curfew.js is not in the JAR");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
