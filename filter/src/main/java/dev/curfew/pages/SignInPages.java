package dev.curfew.pages;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;

/** The pages that people meet who cannot be signed in, and the last one of a window that was opened to sign in. */
public final class SignInPages {

    private static final String TRY_AGAIN = "action.try-again";

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
        LocalizedPage page = texts.page(exchange, "page.sign-in-lost.title");
        return (signedIn
                        ? page.saying("page.sign-in-lost.signed-in")
                                .offering("action.go-on", site.start().target())
                        : page.saying("page.sign-in-lost.text").offering("action.sign-in", links.to(site.start())))
                .reply(400);
    }

    public Reply refused(Exchange exchange, Refusal refusal, ReturnTarget target) {
        LocalizedPage page = texts.page(exchange, "page.sign-in-refused.title");
        return switch (refusal) {
            case DENIED, REQUEST ->
                page.saying("page.sign-in-refused.denied")
                        .offering(TRY_AGAIN, links.to(target))
                        .reply(403);
            case MISMATCH, INVALID ->
                page.saying("page.sign-in-refused.invalid")
                        .offering(TRY_AGAIN, links.to(target))
                        .reply(400);
        };
    }

    public Reply loop(Exchange exchange) {
        return texts.page(exchange, "page.sign-in-loop.title")
                .saying("page.sign-in-loop.text")
                .saying("page.sign-in-loop.remedy")
                .offering(TRY_AGAIN, site.start().target())
                .reply(403);
    }

    /** The provider's answers do not reach Curfew. */
    public Reply answerLost(Exchange exchange) {
        return texts.page(exchange, "page.sign-in-answer-lost.title")
                .saying("page.sign-in-answer-lost.text")
                .saying("page.sign-in-answer-lost.remedy")
                .offering(TRY_AGAIN, site.start().target())
                .reply(403);
    }

    /**
     * The provider has not proven that it asked for credentials.
     *
     * @param session what the request names
     */
    public Reply notFresh(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, "page.not-fresh.title")
                .sayingWhy(session)
                .saying("page.not-fresh.text")
                .saying("page.not-fresh.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * The provider does not say when it asked for credentials.
     *
     * @param session what the request names
     */
    public Reply unprovable(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, "page.not-fresh.title")
                .sayingWhy(session)
                .saying("page.not-fresh.no-time")
                .saying("page.not-fresh.no-time-remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * The provider refuses to ask for credentials.
     *
     * @param session what the request names
     */
    public Reply promptRefused(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, "page.not-fresh.title")
                .sayingWhy(session)
                .saying("page.not-fresh.prompt")
                .saying("page.not-fresh.prompt-remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * Too many others wait for the provider.
     *
     * @param session what the request names
     */
    public Reply crowded(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, "page.provider-unavailable.title")
                .sayingWhy(session)
                .saying("page.provider-unavailable.crowded")
                .saying("page.provider-unavailable.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with("Retry-After", ErrorPages.RETRY_SECONDS);
    }

    /**
     * The provider does not answer.
     *
     * @param session what the request names
     */
    public Reply unavailable(Exchange exchange, ReturnTarget target, CurrentSession session) {
        return texts.page(exchange, "page.provider-unavailable.title")
                .sayingWhy(session)
                .saying("page.provider-unavailable.text")
                .saying("page.provider-unavailable.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with("Retry-After", ErrorPages.RETRY_SECONDS);
    }

    public Reply tooMany(Exchange exchange, int most, ReturnTarget target) {
        return texts.page(exchange, "page.too-many-sessions.title")
                .counting("most-sessions.", most)
                .saying("page.too-many-sessions.text")
                .saying("page.too-many-sessions.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /** Every place is taken by somebody who is signed in; one becomes free when a session ends, nobody knows when. */
    public Reply full(Exchange exchange, ReturnTarget target) {
        return texts.page(exchange, "page.full.title")
                .saying("page.full.text")
                .saying("page.full.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with("Retry-After", FULL_SECONDS);
    }

    /**
     * A window that was opened to sign in has come to its end; the script closes it.
     *
     * @param session what the cookie names
     */
    public Reply endOfWindow(Exchange exchange, CurrentSession session) {
        boolean signedIn = session instanceof CurrentSession.Open;
        LocalizedPage page = signedIn
                ? texts.page(exchange, "page.signed-in.title")
                        .saying("page.signed-in.text")
                        .running(site.path(EndpointPath.SCRIPT))
                : texts.page(exchange, "page.not-signed-in.title")
                        .sayingWhy(session)
                        .saying("page.not-signed-in.text")
                        .offering(
                                "action.sign-in",
                                site.path(EndpointPath.LOGIN) + "?return=" + site.path(EndpointPath.SIGNED_IN));
        return page.reply(200);
    }
}
