package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import dev.curfew.text.TextKey;

/** The pages about the end of a session. */
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
                ? texts.page(exchange, TextKey.ENDED_TITLE).sayingWhy(session).saying(TextKey.ENDED_TEXT)
                : texts.page(exchange, TextKey.SIGNED_OUT_TITLE).saying(TextKey.SIGNED_OUT_TEXT);
        return page.offering(TextKey.ACTION_SIGN_IN, links.to(site.start())).reply(200);
    }

    public Reply confirm(Exchange exchange) {
        return texts.page(exchange, TextKey.CONFIRM_SIGN_OUT_TITLE)
                .saying(TextKey.CONFIRM_SIGN_OUT_TEXT)
                .offeringToPost(TextKey.ACTION_SIGN_OUT, site.path(EndpointPath.LOGOUT))
                .reply(200);
    }
}
