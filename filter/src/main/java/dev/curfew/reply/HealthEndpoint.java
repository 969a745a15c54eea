package dev.curfew.reply;

import dev.curfew.http.JsonObject;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.oidc.Provider;
import dev.curfew.session.CurrentSession;
import dev.curfew.signin.ReauthenticationMonitor;
import dev.curfew.site.EndpointPath;

/** {@code health}: whether sign-ins are possible. */
public final class HealthEndpoint implements Endpoint {

    private final Provider provider;
    private final ReauthenticationMonitor reauthentication;

    public HealthEndpoint(Provider provider, ReauthenticationMonitor reauthentication) {
        this.provider = provider;
        this.reauthentication = reauthentication;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.HEALTH;
    }

    @Override
    public boolean needsProof() {
        return false;
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        return Reply.json(
                200,
                new JsonObject()
                        .with(HealthMember.STATUS, "up")
                        .with(HealthMember.PROVIDER, provider.isReady() ? "ready" : "unavailable")
                        .with(HealthMember.REAUTHENTICATION, reauthentication.reauthentication()));
    }
}
