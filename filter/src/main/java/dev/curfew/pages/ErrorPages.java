package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.site.Site;

/** The pages that people may meet anywhere: what happened, why, what to do. */
public final class ErrorPages {

    public static final String RETRY_SECONDS = "10";

    private final Site site;
    private final PageTexts texts;

    public ErrorPages(Site site, PageTexts texts) {
        this.site = site;
        this.texts = texts;
    }

    public Reply storeUnavailable(Exchange exchange) {
        return texts.page(exchange, "page.store-unavailable.title")
                .saying("page.store-unavailable.text")
                .reply(503)
                .with("Retry-After", RETRY_SECONDS);
    }

    public Reply notAllowed(Exchange exchange) {
        return toStart(texts.page(exchange, "page.not-allowed.title")
                        .saying("page.not-allowed.text")
                        .saying("page.not-allowed.remedy"))
                .reply(403);
    }

    public Reply notFound(Exchange exchange) {
        return toStart(texts.page(exchange, "page.not-found.title").saying("page.not-found.text"))
                .reply(404);
    }

    public Reply badRequest(Exchange exchange) {
        return toStart(texts.page(exchange, "page.bad-request.title").saying("page.bad-request.text"))
                .reply(400);
    }

    private LocalizedPage toStart(LocalizedPage page) {
        return page.offering("action.start", site.start().target());
    }
}
