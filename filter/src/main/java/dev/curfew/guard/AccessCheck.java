package dev.curfew.guard;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.oidc.StepUp;
import dev.curfew.policy.Ruling;
import dev.curfew.reply.RefusalReplies;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/** Decides whether the user of a living session may have what is asked for. Thread-safe. */
public final class AccessCheck {

    private final RefusalReplies refusals;

    public AccessCheck(RefusalReplies refusals) {
        this.refusals = refusals;
    }

    /**
     * Why the user may not have this, or null.
     *
     * @param presented what the cookie stands for
     */
    @Nullable
    Reply refusal(Request request, CurrentSession.Living living, PresentedSession presented, Ruling ruling) {
        AuthenticationRequirement moved = presented.required();
        if (moved != null) {
            return refusals.stepUp(request, living, moved);
        }
        if (ruling.isPublic()) {
            return null;
        }
        SessionRecord session = living.record();
        if (!ruling.access().admits(session.profile().roles()) || StepUp.isImpossible(ruling)) {
            return refusals.notAllowed(request);
        }
        AuthenticationRequirement required =
                ruling.isDemanding() ? StepUp.demanded(ruling, presented.authenticated(session), request.now()) : null;
        return required == null ? null : refusals.stepUp(request, living, required);
    }
}
