package dev.curfew.reply;

import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ReturnTarget;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.session.CurrentSession;
import dev.curfew.signin.LoginParameters;
import dev.curfew.signin.SignIn;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;

/** {@code login}: sends the browser to the provider. */
public final class LoginEndpoint implements Endpoint {

    private final Site site;
    private final SignIn signIn;
    private final RefusalReplies refusals;

    public LoginEndpoint(Site site, SignIn signIn, RefusalReplies refusals) {
        this.site = site;
        this.signIn = signIn;
        this.refusals = refusals;
    }

    @Override
    public EndpointPath path() {
        return EndpointPath.LOGIN;
    }

    @Override
    public OriginRequirement origin() {
        return OriginRequirement.OWN_OR_VISIBLE;
    }

    @Override
    public Reply demand(
            Request request, CurrentSession session, AuthenticationRequirement required, RefusalReplies unused) {
        return signIn.reauthenticate(request, wayBack(request), required);
    }

    @Override
    public Reply answer(Request request, CurrentSession session) {
        ReturnTarget target = wayBack(request);
        if (session instanceof CurrentSession.Open open) {
            AuthenticationRequirement required =
                    LoginParameters.of(request.exchange().query(), open.record(), request.now());
            return required == null
                    ? Reply.seeOther(target.target())
                    : signIn.reauthenticate(request, target, required);
        }
        return request.kind() == RequestKind.PREFETCH
                ? refusals.unauthorized(session)
                : signIn.start(request, target, session);
    }

    private ReturnTarget wayBack(Request request) {
        return site.wayBack(Form.parse(request.exchange().query()).single(Site.RETURN));
    }
}
