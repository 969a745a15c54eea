package dev.curfew.reply;

import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.site.Site;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the script of a page says of its living session. Thread-safe. */
public final class PageSignals {

    private final Site site;
    private final SessionTerminator terminator;
    private final SessionStatus status;
    private final RefusalReplies refusals;

    public PageSignals(Site site, SessionTerminator terminator, SessionStatus status, RefusalReplies refusals) {
        this.site = site;
        this.terminator = terminator;
        this.status = status;
        this.refusals = refusals;
    }

    /** Path and query of the page whose script asks, as far as the browser tells. */
    @Nullable
    String page(Request request) {
        Exchange exchange = request.exchange();
        ReturnTarget page = site.ownPage(exchange, exchange.header(RequestHeader.REFERER));
        return page == null ? null : page.target();
    }

    /** The page is there. */
    void heard(Request request, SessionRecord session) {
        terminator.heard(session, page(request), request.now());
    }

    /** The status after something was said of a living session. */
    Reply answer(Request request, CurrentSession session, UnaryOperator<@Nullable SessionRecord> said) {
        if (session instanceof CurrentSession.Living living) {
            heard(request, living.record());
            return status.reply(CurrentSession.of(said.apply(living.record()), request.now()));
        }
        return session instanceof CurrentSession.Waiting ? refusals.heldForScripts() : refusals.unauthorized(session);
    }
}
