package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.EndpointPath;

/** One of Curfew's own endpoints. Thread-safe. */
public interface Endpoint {

    /** Where it is, and the methods that it takes. */
    EndpointPath path();

    /** Which pages may ask for it. */
    default OriginRequirement origin() {
        return OriginRequirement.ANY;
    }

    /** Whether a session that has moved has to authenticate again before it may have this. */
    default boolean needsProof() {
        return true;
    }

    /** Demands the authentication that is missing. */
    default Reply demand(
            Request request, CurrentSession session, AuthenticationRequirement required, RefusalReplies refusals) {
        return refusals.stepUp(request, session, required);
    }

    /**
     * The answer to one of its methods.
     *
     * @param session what the cookie names
     */
    Reply answer(Request request, CurrentSession session);
}
