package dev.curfew.reply;

import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.session.CurrentSession;
import dev.curfew.signin.SignIn;
import dev.curfew.site.EndpointPath;

/** {@code callback}: takes the browser back from the provider. */
public final class CallbackEndpoint implements Endpoint {

    private final SignIn signIn;

    public CallbackEndpoint(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.CALLBACK;
    }

    @Override
    public boolean needsProof() {
        return false;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        return signIn.onCallback(request, session);
    }
}
