package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;

/** The pages that people may meet anywhere: what happened, why, what to do. */
final class Pages {

    static final String RETRY_SECONDS = "10";

    private final Site site;
    private final Wording wording;

    Pages(Site site, Wording wording) {
        this.site = site;
        this.wording = wording;
    }

    Reply storeUnavailable(Exchange exchange) {
        return wording.page(exchange, "page.store-unavailable.title")
                .saying("page.store-unavailable.text")
                .reply(503)
                .with("Retry-After", RETRY_SECONDS);
    }

    Reply notAllowed(Exchange exchange) {
        return toStart(wording.page(exchange, "page.not-allowed.title")
                        .saying("page.not-allowed.text")
                        .saying("page.not-allowed.remedy"))
                .reply(403);
    }

    Reply notFound(Exchange exchange) {
        return toStart(wording.page(exchange, "page.not-found.title").saying("page.not-found.text"))
                .reply(404);
    }

    Reply badRequest(Exchange exchange) {
        return toStart(wording.page(exchange, "page.bad-request.title").saying("page.bad-request.text"))
                .reply(400);
    }

    private SpokenPage toStart(SpokenPage page) {
        return page.offering("action.start", site.start().target());
    }
}
