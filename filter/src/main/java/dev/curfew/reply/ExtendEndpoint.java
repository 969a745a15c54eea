package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.lifecycle.ActivityRecorder;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;

/** {@code session/extend}: the user wants to stay signed in. */
public final class ExtendEndpoint implements Endpoint {

    private final PageSignals signals;
    private final ActivityRecorder recorder;

    public ExtendEndpoint(PageSignals signals, ActivityRecorder recorder) {
        this.signals = signals;
        this.recorder = recorder;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.EXTEND;
    }

    @Override
    public OriginRequirement origin() {
        return OriginRequirement.OWN_TO_CHANGE;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        return signals.answer(request, session, living -> recorder.record(living, request.now()));
    }
}
