package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/** The pages inside frames, which lead out of them. Pages of the same origin may frame them. */
final class FramePages {

    private final Wording wording;
    private final SignInLinks links;

    FramePages(Site site, Wording wording) {
        this.wording = wording;
        this.links = new SignInLinks(site);
    }

    /**
     * To see this somebody has to sign in.
     *
     * @param ended the ended session that the request names, or null
     */
    Reply signIn(Exchange exchange, ReturnTarget target, @Nullable SessionRecord ended) {
        return wording.page(exchange, "page.sign-in-in-frame.title")
                .sayingWhy(ended)
                .saying("page.sign-in-in-frame.text")
                .offeringInTopWindow("action.sign-in", links.to(target))
                .framedReply(401);
    }

    Reply stepUp(Exchange exchange, ReturnTarget target, Proof demanded) {
        return wording.page(exchange, "page.step-up-in-frame.title")
                .saying("page.step-up-in-frame.text")
                .offeringInTopWindow("action.go-on", links.proving(demanded, target))
                .framedReply(401);
    }

    Reply held(Exchange exchange, ReturnTarget others) {
        return wording.page(exchange, "page.held-in-frame.title")
                .saying("page.held-in-frame.text")
                .offeringInTopWindow("page.held-in-frame.choose", others.target())
                .framedReply(403);
    }
}
