package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/** The pages around the end of a session. */
final class SignOutPages {

    private final Site site;
    private final Wording wording;
    private final SignInLinks links;

    SignOutPages(Site site, Wording wording) {
        this.site = site;
        this.wording = wording;
        this.links = new SignInLinks(site);
    }

    /**
     * The session is over.
     *
     * @param ended the ended session that the request names, or null if it names none or its user has just ended it
     */
    Reply signedOut(Exchange exchange, @Nullable SessionRecord ended) {
        boolean bySomethingElse =
                ended != null && ended.end() != null && ended.end().reason() != EndReason.LOGOUT;
        SpokenPage page = bySomethingElse
                ? wording.page(exchange, "page.ended.title").sayingWhy(ended).saying("page.ended.text")
                : wording.page(exchange, "page.signed-out.title").saying("page.signed-out.text");
        return page.offering("action.sign-in", links.to(site.start())).reply(200);
    }

    Reply confirm(Exchange exchange) {
        return wording.page(exchange, "page.confirm-sign-out.title")
                .saying("page.confirm-sign-out.text")
                .offeringToPost("action.sign-out", site.path(EndpointPaths.LOGOUT))
                .reply(200);
    }
}
