package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import dev.curfew.site.EndpointPaths;
import dev.curfew.site.Site;
import dev.curfew.text.TextKey;
import org.jspecify.annotations.Nullable;

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
     * @param ended the ended session that the request names, or null if it names none or its user has just ended it
     */
    public Reply signedOut(Exchange exchange, @Nullable SessionRecord ended) {
        boolean bySomethingElse =
                ended != null && ended.end() != null && ended.end().reason() != EndReason.LOGOUT;
        LocalizedPage page = bySomethingElse
                ? texts.page(exchange, TextKey.ENDED_TITLE).sayingWhy(ended).saying(TextKey.ENDED_TEXT)
                : texts.page(exchange, TextKey.SIGNED_OUT_TITLE).saying(TextKey.SIGNED_OUT_TEXT);
        return page.offering(TextKey.ACTION_SIGN_IN, links.to(site.start())).reply(200);
    }

    public Reply confirm(Exchange exchange) {
        return texts.page(exchange, TextKey.CONFIRM_SIGN_OUT_TITLE)
                .saying(TextKey.CONFIRM_SIGN_OUT_TEXT)
                .offeringToPost(TextKey.ACTION_SIGN_OUT, site.path(EndpointPaths.LOGOUT))
                .reply(200);
    }
}
