package dev.curfew.pages;

import dev.curfew.html.PageStyle;
import dev.curfew.html.Stylesheet;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ResponseHeader;
import dev.curfew.text.Languages;
import dev.curfew.text.TextKey;
import dev.curfew.text.Texts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of Curfew's pages and script in all languages, and the style of the pages. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PageTexts {

    /** As Curfew comes. */
    public static final PageTexts SHIPPED = new PageTexts(Languages.shipped(), Stylesheet.OURS);

    private final Languages languages;
    private final Map<String, LocalizedTexts> voices = new HashMap<>();

    /** These languages in this style. Each has every text. */
    public PageTexts(Languages languages, Stylesheet style) {
        this.languages = languages;
        for (Texts texts : languages.all()) {
            voices.put(
                    texts.language(),
                    new LocalizedTexts(texts, new PageStyle(texts.language(), texts.isRightToLeft(), style)));
        }
    }

    /** The answer, 503, while Curfew has not been started, or no more: nothing is let through. */
    public static Reply notStarted(@Nullable String acceptLanguage) {
        return new LocalizedPage(SHIPPED.localizedFor(acceptLanguage), TextKey.NOT_STARTED_TITLE)
                .saying(TextKey.NOT_STARTED_TEXT)
                .reply(503)
                .with(ResponseHeader.RETRY_AFTER, ErrorPages.RETRY_SECONDS);
    }

    /** The answer, 500, to a request that has met another Curfew before: both would undo what the other does. */
    public static Reply installedTwice(@Nullable String acceptLanguage) {
        return new LocalizedPage(SHIPPED.localizedFor(acceptLanguage), TextKey.INSTALLED_TWICE_TITLE)
                .saying(TextKey.INSTALLED_TWICE_TEXT)
                .reply(500);
    }

    /** In the language that the reader likes best. */
    public LocalizedTexts localizedFor(Exchange exchange) {
        return localizedFor(exchange.header(RequestHeader.ACCEPT_LANGUAGE));
    }

    private LocalizedTexts localizedFor(@Nullable String acceptLanguage) {
        String language = languages.preferredBy(acceptLanguage).language();
        LocalizedTexts localized = voices.get(language);
        if (localized == null) {
            throw new IllegalStateException("no voice for " + language);
        }
        return localized;
    }

    /** A page in the language that the reader likes best. */
    public LocalizedPage page(Exchange exchange, TextKey title) {
        return new LocalizedPage(localizedFor(exchange), title);
    }
}
