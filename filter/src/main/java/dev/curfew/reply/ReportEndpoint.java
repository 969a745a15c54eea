package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.lifecycle.ActivityRecorder;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Policy;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;

/** {@code session/report}: a page calls in, and says how long ago it saw its user do something. */
public final class ReportEndpoint implements Endpoint {

    private final PageSignals signals;
    private final ActivityRecorder recorder;
    private final RefusalReplies refusals;
    private final boolean counts;

    public ReportEndpoint(PageSignals signals, ActivityRecorder recorder, RefusalReplies refusals, Policy policy) {
        this.signals = signals;
        this.recorder = recorder;
        this.refusals = refusals;
        this.counts = policy.pageInteraction() == PageInteraction.COUNT;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.REPORT;
    }

    @Override
    public OriginRequirement origin() {
        return OriginRequirement.OWN_TO_CHANGE;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        PageReport report = PageReport.of(request.exchange());
        return report == null
                ? refusals.badReport()
                : signals.answer(
                        request,
                        session,
                        living -> counts
                                ? recorder.report(living, report.personAt(request.now()), request.now())
                                : living);
    }
}
