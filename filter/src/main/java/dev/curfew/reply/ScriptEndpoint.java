package dev.curfew.reply;

import dev.curfew.http.Exchange;
import dev.curfew.http.JsonObject;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ResponseHeader;
import dev.curfew.pages.PageTexts;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import dev.curfew.text.TextFamily;
import dev.curfew.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Serves {@code curfew.js} in the reader's language. */
public final class ScriptEndpoint implements Endpoint {

    private static final List<TextFamily> TEXTS = List.of(TextFamily.SCRIPT, TextFamily.REASON);
    private static final String SOURCE = MinifiedScript.of(source());

    private final Site site;
    private final PageTexts wording;
    private final Map<String, Served> served = new ConcurrentHashMap<>();

    /** One language's script. */
    private record Served(String script, String tag) {}

    public ScriptEndpoint(Site site, PageTexts wording) {
        this.site = site;
        this.wording = wording;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.SCRIPT;
    }

    @Override
    public boolean needsProof() {
        return false;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        return reply(request.exchange());
    }

    /** The script; without a body for who has it already. */
    Reply reply(Exchange exchange) {
        Texts texts = wording.localizedFor(exchange).texts();
        Served found = served.computeIfAbsent(texts.language(), language -> serve(texts));
        boolean known =
                exchange.headers(RequestHeader.IF_NONE_MATCH).stream().anyMatch(tags -> tags.contains(found.tag));
        Reply reply = known
                ? Reply.notModified(found.tag)
                : Reply.revalidated("text/javascript;charset=UTF-8", found.script, found.tag);
        return reply.with(ResponseHeader.VARY, "Accept-Language");
    }

    private Served serve(Texts texts) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("lang", texts.language());
        TEXTS.forEach(part -> words.putAll(texts.below(part.word())));
        String script = SOURCE.replace("'@TEXTS@'", JsonObject.of(words).toString())
                .replace("'@HOME@'", JsonObject.quoted(site.home()));
        return new Served(script, "\"" + UUID.nameUUIDFromBytes(script.getBytes(StandardCharsets.UTF_8)) + "\"");
    }

    private static String source() {
        try (InputStream stream = ScriptEndpoint.class.getResourceAsStream("curfew.js")) {
            if (stream == null) {
                throw new IllegalStateException("curfew.js is not in the JAR");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
