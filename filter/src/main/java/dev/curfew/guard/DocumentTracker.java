package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Request;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Tracks opened documents for sessions that end with their browser: a document may have no script that reports its
 * closing. Thread-safe; instants are epoch milliseconds.
 */
public final class DocumentTracker {

    private final SessionTerminator terminator;
    private final String signedIn;
    private final boolean matter;

    public DocumentTracker(SessionTerminator terminator, Site site, Policy policy) {
        this.terminator = terminator;
        this.signedIn = site.path(EndpointPath.SIGNED_IN);
        this.matter = policy.onBrowserClose() != Limits.NONE;
    }

    /** Something is asked for. The end of a sign-in closes its window itself. */
    void asked(Request request, CurrentSession session) {
        if (matter
                && session instanceof CurrentSession.Open open
                && request.kind().isInTab()
                && !request.exchange().path().equals(signedIn)) {
            terminator.opens(open.record(), request.exchange().target());
        }
    }

    /** It has been answered. */
    void answered(Exchange exchange, @Nullable SessionRecord session, long now) {
        if (matter && session != null) {
            terminator.opened(session, exchange.target(), now);
        }
    }
}
