package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Look;
import dev.curfew.http.Reply;
import dev.curfew.http.Stylesheet;
import dev.curfew.text.Languages;
import dev.curfew.text.Texts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Curfew's own pages and its script say, and how the pages look. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Wording {

    /** As Curfew comes. */
    public static final Wording SHIPPED = new Wording(Languages.shipped(), Stylesheet.OURS);

    private final Languages languages;
    private final Map<String, Voice> voices = new HashMap<>();

    /** These languages in this style. Each has every text. */
    public Wording(Languages languages, Stylesheet style) {
        this.languages = languages;
        for (Texts texts : languages.all()) {
            voices.put(texts.language(), new Voice(texts, new Look(texts.language(), texts.isRightToLeft(), style)));
        }
    }

    /** The answer, 503, while Curfew has not been started, or no more: nothing is let through. */
    public static Reply notStarted(@Nullable String acceptLanguage) {
        return new SpokenPage(SHIPPED.voice(acceptLanguage), "page.not-started.title")
                .saying("page.not-started.text")
                .reply(503)
                .with("Retry-After", Pages.RETRY_SECONDS);
    }

    /** The answer, 500, to a request that has met another Curfew before: both would undo what the other does. */
    public static Reply installedTwice(@Nullable String acceptLanguage) {
        return new SpokenPage(SHIPPED.voice(acceptLanguage), "page.installed-twice.title")
                .saying("page.installed-twice.text")
                .reply(500);
    }

    /** In the language that the reader likes best. */
    Voice voice(Exchange exchange) {
        return voice(exchange.header("Accept-Language"));
    }

    private Voice voice(@Nullable String acceptLanguage) {
        String language = languages.preferredBy(acceptLanguage).language();
        Voice voice = voices.get(language);
        if (voice == null) {
            throw new IllegalStateException("no voice for " + language);
        }
        return voice;
    }

    /** A page in the language that the reader likes best. */
    SpokenPage page(Exchange exchange, String title) {
        return new SpokenPage(voice(exchange), title);
    }
}
