package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ResponseHeader;
import dev.curfew.site.Site;
import dev.curfew.text.TextKey;

/** The general error pages. Each says what happened, why, and what to do. */
public final class ErrorPages {

    public static final String RETRY_SECONDS = "10";

    private final Site site;
    private final PageTexts texts;

    public ErrorPages(Site site, PageTexts texts) {
        this.site = site;
        this.texts = texts;
    }

    public Reply storeUnavailable(Exchange exchange) {
        return texts.page(exchange, TextKey.STORE_UNAVAILABLE_TITLE)
                .saying(TextKey.STORE_UNAVAILABLE_TEXT)
                .reply(503)
                .with(ResponseHeader.RETRY_AFTER, RETRY_SECONDS);
    }

    public Reply notAllowed(Exchange exchange) {
        return toStart(texts.page(exchange, TextKey.NOT_ALLOWED_TITLE)
                        .saying(TextKey.NOT_ALLOWED_TEXT)
                        .saying(TextKey.NOT_ALLOWED_REMEDY))
                .reply(403);
    }

    public Reply notFound(Exchange exchange) {
        return toStart(texts.page(exchange, TextKey.NOT_FOUND_TITLE).saying(TextKey.NOT_FOUND_TEXT))
                .reply(404);
    }

    public Reply badRequest(Exchange exchange) {
        return toStart(texts.page(exchange, TextKey.BAD_REQUEST_TITLE).saying(TextKey.BAD_REQUEST_TEXT))
                .reply(400);
    }

    private LocalizedPage toStart(LocalizedPage page) {
        return page.offering(TextKey.ACTION_START, site.start().target());
    }
}
