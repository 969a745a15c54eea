package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.OriginCheck;
import dev.curfew.site.Site;

/** {@code session}: how the session stands. */
public final class StatusEndpoint implements Endpoint {

    private final Site site;
    private final SessionStatus status;
    private final PageSignals signals;

    public StatusEndpoint(Site site, SessionStatus status, PageSignals signals) {
        this.site = site;
        this.status = status;
        this.signals = signals;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.SESSION;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        SessionRecord record = session.record();
        if (record != null && !OriginCheck.isForeign(request.exchange(), site)) {
            signals.heard(request, record);
        }
        return status.reply(session);
    }
}
