package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.Site;

/** The pages inside frames, which lead out of them. Pages of the same origin may frame them. */
public final class FramePages {

    private final PageTexts texts;
    private final SignInLinks links;

    public FramePages(Site site, PageTexts texts) {
        this.texts = texts;
        this.links = new SignInLinks(site);
    }

    /**
     * To see this somebody has to sign in.
     *
     * @param session what the request names
     */
    public Reply signIn(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, "page.sign-in-in-frame.title")
                .sayingWhy(session)
                .saying("page.sign-in-in-frame.text")
                .offeringInTopWindow("action.sign-in", links.to(target))
                .framedReply(401);
    }

    public Reply stepUp(Exchange exchange, ReturnTarget target, AuthenticationRequirement required) {
        return texts.page(exchange, "page.step-up-in-frame.title")
                .saying("page.step-up-in-frame.text")
                .offeringInTopWindow("action.go-on", links.proving(required, target))
                .framedReply(401);
    }

    public Reply held(Exchange exchange, ReturnTarget others) {
        return texts.page(exchange, "page.held-in-frame.title")
                .saying("page.held-in-frame.text")
                .offeringInTopWindow("page.held-in-frame.choose", others.target())
                .framedReply(403);
    }
}
