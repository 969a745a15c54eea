package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for username and password, and opens or renews the provider session. */
final class SignIn implements Handler {

    private final Users users;
    private final ProviderSessions sessions;
    private final SignInRule rule;
    private final AuthorizationReplies replies;
    private final Interactions<AuthenticationRequest> interactions = new Interactions<>();

    public SignIn(Users users, ProviderSessions sessions, SignInRule rule, AuthorizationReplies replies) {
        this.users = users;
        this.sessions = sessions;
        this.rule = rule;
        this.replies = replies;
    }

    HTTPResponse ask(AuthenticationRequest request) {
        return page(request, interactions.begin(request)).render();
    }

    private SignInPage page(AuthenticationRequest request, String interaction) {
        String client = request.getClientID().getValue();
        URI leadsTo = request.getRedirectionURI();
        return new SignInPage(client, interaction, leadsTo, users.hint(), request.getLoginHint(), false);
    }

    @Override
    public HTTPResponse handle(HTTPRequest http) throws GeneralException {
        Map<String, List<String>> form = Browser.parameters(http);
        String interaction = MultivaluedMapUtils.getFirstValue(form, "interaction");
        Optional<AuthenticationRequest> request = interactions.find(interaction);
        if (request.isEmpty() || !Browser.postedByOwnPage(http)) {
            return over();
        }
        return answer(http, request.get(), interaction, form);
    }

    private HTTPResponse answer(
            HTTPRequest http, AuthenticationRequest request, String interaction, Map<String, List<String>> form) {
        if (form.containsKey("cancel")) {
            interactions.end(interaction);
            return replies.failure(request, OAuth2Error.ACCESS_DENIED);
        }
        String username = MultivaluedMapUtils.getFirstValue(form, "username");
        String password = MultivaluedMapUtils.getFirstValue(form, "password");
        Optional<DemoUser> user = users.authenticate(username, password);
        if (user.isEmpty()) {
            return page(request, interaction).refusing(username).render();
        }
        interactions.end(interaction);
        return signedIn(http, request, user.get());
    }

    private HTTPResponse signedIn(HTTPRequest http, AuthenticationRequest request, DemoUser user) {
        ProviderSessions.SignedIn signedIn = sessions.signIn(Browser.cookie(http), user, rule.acrFor(request));
        HTTPResponse response = replies.success(request, signedIn.session());
        Browser.remember(response, signedIn.cookie());
        return response;
    }

    private static HTTPResponse over() {
        return Pages.message(
                HTTPResponse.SC_BAD_REQUEST,
                "This sign-in is over",
                "It has been used or it is too old. Go back to the application and start again.");
    }
}
