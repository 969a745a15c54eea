package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.Site;
import dev.curfew.text.TextKey;

/**
 * The pages shown inside frames. Each has a link that opens in the top window. Pages of the same origin may frame
 * them.
 */
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
        return texts.page(exchange, TextKey.SIGN_IN_IN_FRAME_TITLE)
                .sayingWhy(session)
                .saying(TextKey.SIGN_IN_IN_FRAME_TEXT)
                .offeringInTopWindow(TextKey.ACTION_SIGN_IN, links.to(target))
                .framedReply(401);
    }

    public Reply stepUp(Exchange exchange, ReturnTarget target, AuthenticationRequirement required) {
        return texts.page(exchange, TextKey.STEP_UP_IN_FRAME_TITLE)
                .saying(TextKey.STEP_UP_IN_FRAME_TEXT)
                .offeringInTopWindow(TextKey.ACTION_GO_ON, links.proving(required, target))
                .framedReply(401);
    }

    public Reply held(Exchange exchange, ReturnTarget others) {
        return texts.page(exchange, TextKey.HELD_IN_FRAME_TITLE)
                .saying(TextKey.HELD_IN_FRAME_TEXT)
                .offeringInTopWindow(TextKey.HELD_IN_FRAME_CHOOSE, others.target())
                .framedReply(403);
    }
}
