package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.util.Optional;

/** Where a browser arrives to sign in: sent straight back when its provider session is enough, else asked. */
final class AuthorizationEndpoint implements Handler {

    private final AuthorizationRequests requests;
    private final Clients clients;
    private final ProviderSessions sessions;
    private final SignInRule rule;
    private final SignIn signIn;
    private final AuthorizationReplies replies;
    private final Faults faults;

    AuthorizationEndpoint(
            AuthorizationRequests requests,
            Clients clients,
            ProviderSessions sessions,
            SignInRule rule,
            SignIn signIn,
            AuthorizationReplies replies,
            Faults faults) {
        this.requests = requests;
        this.clients = clients;
        this.sessions = sessions;
        this.rule = rule;
        this.signIn = signIn;
        this.replies = replies;
        this.faults = faults;
    }

    @Override
    public HTTPResponse handle(HTTPRequest http) {
        try {
            AuthenticationRequest request = requests.read(http);
            return mayReturn(request) ? answer(http, request) : strayed();
        } catch (GeneralException refusal) {
            return mayReturn(refusal) ? replies.failure(refusal) : strayed();
        }
    }

    private HTTPResponse answer(HTTPRequest http, AuthenticationRequest request) {
        if (faults.has(Fault.ACCESS_DENIED)) {
            return replies.failure(request, OAuth2Error.ACCESS_DENIED);
        }
        Prompt prompt = request.getPrompt();
        if (faults.has(Fault.REFUSE_PROMPT) && prompt != null && prompt.contains(Prompt.Type.LOGIN)) {
            return replies.failure(request, OIDCError.LOGIN_REQUIRED);
        }
        Optional<ProviderSession> enough =
                sessions.ofCookie(Browser.cookie(http)).filter(session -> rule.isEnough(session, request));
        if (enough.isPresent()) {
            return replies.success(request, enough.get());
        }
        return prompt != null && prompt.contains(Prompt.Type.NONE)
                ? replies.failure(request, OIDCError.LOGIN_REQUIRED)
                : signIn.ask(request);
    }

    private boolean mayReturn(AuthenticationRequest request) {
        return clients.find(request.getClientID())
                .filter(client -> client.mayRedirectTo(request.getRedirectionURI()))
                .isPresent();
    }

    private boolean mayReturn(GeneralException refusal) {
        return clients.find(refusal.getClientID())
                .filter(client -> client.mayRedirectTo(refusal.getRedirectionURI()))
                .isPresent();
    }

    /** Never a redirect to an address that is not registered. */
    private static HTTPResponse strayed() {
        return Pages.message(
                HTTPResponse.SC_BAD_REQUEST,
                "This sign-in cannot start",
                "The application is not known here, or its redirect_uri is not registered. Check its client id and redirect_uri.");
    }
}
