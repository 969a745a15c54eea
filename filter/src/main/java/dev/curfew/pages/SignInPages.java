package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ResponseHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import dev.curfew.text.TextFamily;
import dev.curfew.text.TextKey;

/** The pages about failed sign-ins, and the last page of a sign-in window. */
public final class SignInPages {

    private static final TextKey TRY_AGAIN = TextKey.ACTION_TRY_AGAIN;

    /** Room comes when somebody leaves, which is no matter of seconds. */
    private static final String FULL_SECONDS = "60";

    private final Site site;
    private final PageTexts texts;
    private final SignInLinks links;

    public SignInPages(Site site, PageTexts texts) {
        this.site = site;
        this.texts = texts;
        this.links = new SignInLinks(site);
    }

    public Reply lost(Exchange exchange, boolean signedIn) {
        LocalizedPage page = texts.page(exchange, TextKey.SIGN_IN_LOST_TITLE);
        return (signedIn
                        ? page.saying(TextKey.SIGN_IN_LOST_SIGNED_IN)
                                .offering(TextKey.ACTION_GO_ON, site.start().target())
                        : page.saying(TextKey.SIGN_IN_LOST_TEXT)
                                .offering(TextKey.ACTION_SIGN_IN, links.to(site.start())))
                .reply(400);
    }

    public Reply refused(Exchange exchange, Refusal refusal, ReturnTarget target) {
        LocalizedPage page = texts.page(exchange, TextKey.SIGN_IN_REFUSED_TITLE);
        return switch (refusal) {
            case DENIED, REQUEST ->
                page.saying(TextKey.SIGN_IN_REFUSED_DENIED)
                        .offering(TRY_AGAIN, links.to(target))
                        .reply(403);
            case MISMATCH, INVALID ->
                page.saying(TextKey.SIGN_IN_REFUSED_INVALID)
                        .offering(TRY_AGAIN, links.to(target))
                        .reply(400);
        };
    }

    public Reply loop(Exchange exchange) {
        return texts.page(exchange, TextKey.SIGN_IN_LOOP_TITLE)
                .saying(TextKey.SIGN_IN_LOOP_TEXT)
                .saying(TextKey.SIGN_IN_LOOP_REMEDY)
                .offering(TRY_AGAIN, site.start().target())
                .reply(403);
    }

    /** The provider's answers do not reach Curfew. */
    public Reply answerLost(Exchange exchange) {
        return texts.page(exchange, TextKey.SIGN_IN_ANSWER_LOST_TITLE)
                .saying(TextKey.SIGN_IN_ANSWER_LOST_TEXT)
                .saying(TextKey.SIGN_IN_ANSWER_LOST_REMEDY)
                .offering(TRY_AGAIN, site.start().target())
                .reply(403);
    }

    /**
     * The provider has not proven that it asked for credentials.
     *
     * @param session what the request names
     */
    public Reply notFresh(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, TextKey.NOT_FRESH_TITLE)
                .sayingWhy(session)
                .saying(TextKey.NOT_FRESH_TEXT)
                .saying(TextKey.NOT_FRESH_REMEDY)
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * The provider does not report when it asked for credentials.
     *
     * @param session what the request names
     */
    public Reply unprovable(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, TextKey.NOT_FRESH_TITLE)
                .sayingWhy(session)
                .saying(TextKey.NOT_FRESH_NO_TIME)
                .saying(TextKey.NOT_FRESH_NO_TIME_REMEDY)
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * The provider refuses to ask for credentials.
     *
     * @param session what the request names
     */
    public Reply promptRefused(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, TextKey.NOT_FRESH_TITLE)
                .sayingWhy(session)
                .saying(TextKey.NOT_FRESH_PROMPT)
                .saying(TextKey.NOT_FRESH_PROMPT_REMEDY)
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * Too many others wait for the provider.
     *
     * @param session what the request names
     */
    public Reply crowded(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, TextKey.PROVIDER_UNAVAILABLE_TITLE)
                .sayingWhy(session)
                .saying(TextKey.PROVIDER_UNAVAILABLE_CROWDED)
                .saying(TextKey.PROVIDER_UNAVAILABLE_REMEDY)
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with(ResponseHeader.RETRY_AFTER, ErrorPages.RETRY_SECONDS);
    }

    /**
     * The provider does not answer.
     *
     * @param session what the request names
     */
    public Reply unavailable(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, TextKey.PROVIDER_UNAVAILABLE_TITLE)
                .sayingWhy(session)
                .saying(TextKey.PROVIDER_UNAVAILABLE_TEXT)
                .saying(TextKey.PROVIDER_UNAVAILABLE_REMEDY)
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with(ResponseHeader.RETRY_AFTER, ErrorPages.RETRY_SECONDS);
    }

    public Reply tooMany(Exchange exchange, int most, ReturnTarget target) {
        return texts.page(exchange, TextKey.TOO_MANY_SESSIONS_TITLE)
                .counting(TextFamily.MOST_SESSIONS, most)
                .saying(TextKey.TOO_MANY_SESSIONS_TEXT)
                .saying(TextKey.TOO_MANY_SESSIONS_REMEDY)
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /** Every place is taken by somebody who is signed in; one becomes free when a session ends, nobody knows when. */
    public Reply full(Exchange exchange, ReturnTarget target) {
        return texts.page(exchange, TextKey.FULL_TITLE)
                .saying(TextKey.FULL_TEXT)
                .saying(TextKey.FULL_REMEDY)
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with(ResponseHeader.RETRY_AFTER, FULL_SECONDS);
    }

    /**
     * A window that was opened to sign in has come to its end; the script closes it.
     *
     * @param session what the cookie names
     */
    public Reply endOfWindow(Exchange exchange, CurrentSession session) {
        boolean signedIn = session instanceof CurrentSession.Open;
        LocalizedPage page = signedIn
                ? texts.page(exchange, TextKey.SIGNED_IN_TITLE)
                        .saying(TextKey.SIGNED_IN_TEXT)
                        .running(site.path(EndpointPath.SCRIPT))
                : texts.page(exchange, TextKey.NOT_SIGNED_IN_TITLE)
                        .sayingWhy(session)
                        .saying(TextKey.NOT_SIGNED_IN_TEXT)
                        .offering(
                                TextKey.ACTION_SIGN_IN,
                                site.path(EndpointPath.LOGIN) + "?return=" + site.path(EndpointPath.SIGNED_IN));
        return page.reply(200);
    }
}
