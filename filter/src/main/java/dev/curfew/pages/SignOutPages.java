package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;

/** The pages around the end of a session. */
public final class SignOutPages {

    private final Site site;
    private final PageTexts texts;
    private final SignInLinks links;

    public SignOutPages(Site site, PageTexts texts) {
        this.site = site;
        this.texts = texts;
        this.links = new SignInLinks(site);
    }

    /**
     * The session is over.
     *
     * @param session what the request names; none if its user has just ended it
     */
    public Reply signedOut(Exchange exchange, CurrentSession session) {
        boolean bySomethingElse =
                session instanceof CurrentSession.Ended ended && ended.end().reason() != EndReason.LOGOUT;
        LocalizedPage page = bySomethingElse
                ? texts.page(exchange, "page.ended.title").sayingWhy(session).saying("page.ended.text")
                : texts.page(exchange, "page.signed-out.title").saying("page.signed-out.text");
        return page.offering("action.sign-in", links.to(site.start())).reply(200);
    }

    public Reply confirm(Exchange exchange) {
        return texts.page(exchange, "page.confirm-sign-out.title")
                .saying("page.confirm-sign-out.text")
                .offeringToPost("action.sign-out", site.path(EndpointPath.LOGOUT))
                .reply(200);
    }
}
