package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/** The pages that people meet who cannot be signed in, and the last one of a window that was opened to sign in. */
final class SignInPages {

    private static final String TRY_AGAIN = "action.try-again";

    /** Room comes when somebody leaves, which is no matter of seconds. */
    private static final String FULL_SECONDS = "60";

    private final Site site;
    private final Wording wording;
    private final SignInLinks links;

    SignInPages(Site site, Wording wording) {
        this.site = site;
        this.wording = wording;
        this.links = new SignInLinks(site);
    }

    Reply lost(Exchange exchange, boolean signedIn) {
        SpokenPage page = wording.page(exchange, "page.sign-in-lost.title");
        return (signedIn
                        ? page.saying("page.sign-in-lost.signed-in")
                                .offering("action.go-on", site.start().target())
                        : page.saying("page.sign-in-lost.text").offering("action.sign-in", links.to(site.start())))
                .reply(400);
    }

    Reply refused(Exchange exchange, Refusal refusal, ReturnTarget target) {
        SpokenPage page = wording.page(exchange, "page.sign-in-refused.title");
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

    Reply loop(Exchange exchange) {
        return wording.page(exchange, "page.sign-in-loop.title")
                .saying("page.sign-in-loop.text")
                .saying("page.sign-in-loop.remedy")
                .offering(TRY_AGAIN, site.start().target())
                .reply(403);
    }

    /** The provider's answers do not reach Curfew. */
    Reply answerLost(Exchange exchange) {
        return wording.page(exchange, "page.sign-in-answer-lost.title")
                .saying("page.sign-in-answer-lost.text")
                .saying("page.sign-in-answer-lost.remedy")
                .offering(TRY_AGAIN, site.start().target())
                .reply(403);
    }

    /**
     * The provider has not proven that it asked for credentials.
     *
     * @param ended the ended session that the request names, or null
     */
    Reply notFresh(Exchange exchange, ReturnTarget target, @Nullable SessionRecord ended) {
        return wording.page(exchange, "page.not-fresh.title")
                .sayingWhy(ended)
                .saying("page.not-fresh.text")
                .saying("page.not-fresh.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * The provider does not say when it asked for credentials.
     *
     * @param ended the ended session that the request names, or null
     */
    Reply unprovable(Exchange exchange, ReturnTarget target, @Nullable SessionRecord ended) {
        return wording.page(exchange, "page.not-fresh.title")
                .sayingWhy(ended)
                .saying("page.not-fresh.no-time")
                .saying("page.not-fresh.no-time-remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * The provider refuses to ask for credentials.
     *
     * @param ended the ended session that the request names, or null
     */
    Reply promptRefused(Exchange exchange, ReturnTarget target, @Nullable SessionRecord ended) {
        return wording.page(exchange, "page.not-fresh.title")
                .sayingWhy(ended)
                .saying("page.not-fresh.prompt")
                .saying("page.not-fresh.prompt-remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /**
     * Too many others wait for the provider.
     *
     * @param ended the ended session that the request names, or null
     */
    Reply crowded(Exchange exchange, ReturnTarget target, @Nullable SessionRecord ended) {
        return wording.page(exchange, "page.provider-unavailable.title")
                .sayingWhy(ended)
                .saying("page.provider-unavailable.crowded")
                .saying("page.provider-unavailable.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with("Retry-After", Pages.RETRY_SECONDS);
    }

    /**
     * The provider does not answer.
     *
     * @param ended the ended session that the request names, or null
     */
    Reply unavailable(Exchange exchange, ReturnTarget target, @Nullable SessionRecord ended) {
        return wording.page(exchange, "page.provider-unavailable.title")
                .sayingWhy(ended)
                .saying("page.provider-unavailable.text")
                .saying("page.provider-unavailable.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with("Retry-After", Pages.RETRY_SECONDS);
    }

    Reply tooMany(Exchange exchange, int most, ReturnTarget target) {
        return wording.page(exchange, "page.too-many-sessions.title")
                .counting("most-sessions.", most)
                .saying("page.too-many-sessions.text")
                .saying("page.too-many-sessions.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(403);
    }

    /** Every place is taken by somebody who is signed in; one becomes free when a session ends, nobody knows when. */
    Reply full(Exchange exchange, ReturnTarget target) {
        return wording.page(exchange, "page.full.title")
                .saying("page.full.text")
                .saying("page.full.remedy")
                .offering(TRY_AGAIN, links.to(target))
                .reply(503)
                .with("Retry-After", FULL_SECONDS);
    }

    /**
     * A window that was opened to sign in has come to its end; the script closes it.
     *
     * @param session what the cookie names, living or ended, or null
     */
    Reply endOfWindow(Exchange exchange, @Nullable SessionRecord session) {
        boolean signedIn = session != null && session.end() == null;
        SpokenPage page = signedIn
                ? wording.page(exchange, "page.signed-in.title")
                        .saying("page.signed-in.text")
                        .running(site.path(EndpointPaths.SCRIPT))
                : wording.page(exchange, "page.not-signed-in.title")
                        .sayingWhy(session)
                        .saying("page.not-signed-in.text")
                        .offering(
                                "action.sign-in",
                                site.path(EndpointPaths.LOGIN) + "?return=" + site.path(EndpointPaths.SIGNED_IN));
        return page.reply(200);
    }
}
