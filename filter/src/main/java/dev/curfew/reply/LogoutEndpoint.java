package dev.curfew.reply;

import dev.curfew.http.CookieJar;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.ResponseHeader;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.oidc.Provider;
import dev.curfew.pages.SignOutPages;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.signin.SignIn;
import dev.curfew.site.CookieNames;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.OriginCheck;
import dev.curfew.site.Site;
import java.net.URI;

/**
 * {@code logout}: ends the session first, whatever becomes of the browser on its way to the provider.
 *
 * <p>Where a request comes from is judged before whether there is a session: a browser keeps the cookie from requests of other sites, so that
 * without one nothing is known and nothing is touched.
 */
public final class LogoutEndpoint implements Endpoint {

    private final Site site;
    private final SignIn signIn;
    private final SessionTerminator terminator;
    private final Provider provider;
    private final SignOutPages pages;

    public LogoutEndpoint(
            Site site, SignIn signIn, SessionTerminator terminator, Provider provider, SignOutPages pages) {
        this.site = site;
        this.signIn = signIn;
        this.terminator = terminator;
        this.provider = provider;
        this.pages = pages;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.LOGOUT;
    }

    @Override
    public OriginRequirement origin() {
        return OriginRequirement.OWN_TO_CHANGE;
    }

    @Override
    public boolean needsProof() {
        return false;
    }

    /** A link on another site must not sign its user out, who is asked to confirm. */
    @Override
    public Reply answer(Request request, CurrentSession session) {
        Exchange exchange = request.exchange();
        boolean foreign = OriginCheck.isForeign(exchange, site);
        if (session instanceof CurrentSession.Open open) {
            return foreign ? pages.confirm(exchange) : end(request, open.record());
        }
        Reply page = pages.signedOut(exchange, session);
        return foreign ? page : signedOut(exchange, page);
    }

    private Reply end(Request request, SessionRecord open) {
        Exchange exchange = request.exchange();
        URI atProvider = provider.logoutLocation(open.tokens().idToken(), site.url(exchange, EndpointPath.LOGOUT));
        if (atProvider == null) {
            terminator.end(open.origin(), EndReason.LOGOUT, request.now());
            return signedOut(exchange, pages.signedOut(exchange, CurrentSession.NONE));
        }
        EndedSession ended = terminator.endQuietly(open.origin(), EndReason.LOGOUT, request.now());
        return signedOut(
                exchange,
                ended == null ? pages.signedOut(exchange, CurrentSession.NONE) : Reply.seeOther(atProvider.toString()));
    }

    /** Takes away what the browser has brought. */
    private Reply signedOut(Exchange exchange, Reply reply) {
        CookieNames cookies = site.cookies();
        Reply forgotten = signIn.signedOut(reply, exchange);
        return CookieJar.of(exchange).has(cookies.session())
                ? forgotten
                        .with(ResponseHeader.SET_COOKIE, cookies.clearSession())
                        .with(ResponseHeader.CLEAR_SITE_DATA, "\"cache\"")
                : forgotten;
    }
}
