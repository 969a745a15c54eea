package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;

/** {@code session/closing}: a page says that its tab goes, which may have been the last one. Whatever is asked for next calls that off. */
public final class ClosingEndpoint implements Endpoint {

    private final PageSignals signals;
    private final SessionTerminator terminator;
    private final long afterwards;

    public ClosingEndpoint(PageSignals signals, SessionTerminator terminator, Policy policy) {
        this.signals = signals;
        this.terminator = terminator;
        this.afterwards = policy.onBrowserClose();
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.CLOSING;
    }

    @Override
    public OriginRequirement origin() {
        return OriginRequirement.OWN_TO_CHANGE;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        if (session instanceof CurrentSession.Open open && afterwards != Limits.NONE) {
            terminator.leave(open.record(), signals.page(request), Limits.after(request.now(), afterwards));
        }
        return Reply.empty(204);
    }
}
