package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import java.util.Optional;

/** RP-initiated logout: at once when the ID token names the browser's session, after a question when nothing proves it is meant. */
final class EndSession {

    private final LogoutRequests requests;
    private final ProviderSessions sessions;
    private final SessionEnd sessionEnd;
    private final Interactions<Logout> interactions = new Interactions<>();

    EndSession(LogoutRequests requests, ProviderSessions sessions, SessionEnd sessionEnd) {
        this.requests = requests;
        this.sessions = sessions;
        this.sessionEnd = sessionEnd;
    }

    /** The request of the relying party. */
    HTTPResponse start(HTTPRequest http) {
        Logout logout;
        try {
            logout = requests.read(http);
        } catch (GeneralException refusal) {
            return Pages.message(
                    HTTPResponse.SC_BAD_REQUEST, "This sign-out cannot start", String.valueOf(refusal.getMessage()));
        }
        Optional<ProviderSession> session = sessions.ofCookie(Browser.cookie(http));
        if (session.filter(open -> !logout.means(open)).isPresent()) {
            return Pages.signOut(session.get().username(), interactions.begin(logout), logout.wayBack());
        }
        session.map(ProviderSession::sid)
                .or(() -> Optional.ofNullable(logout.sid()))
                .ifPresent(sessionEnd::end);
        return finish(logout);
    }

    /** The answer of the user to the question. */
    HTTPResponse confirm(HTTPRequest http) throws GeneralException {
        String id = MultivaluedMapUtils.getFirstValue(Browser.parameters(http), "interaction");
        Optional<Logout> logout = interactions.find(id);
        if (logout.isEmpty() || !Browser.postedByOwnPage(http)) {
            return Pages.message(
                    HTTPResponse.SC_BAD_REQUEST, "This sign-out is over", "It has been used or it is too old.");
        }
        interactions.end(id);
        sessions.ofCookie(Browser.cookie(http)).map(ProviderSession::sid).ifPresent(sessionEnd::end);
        return finish(logout.get());
    }

    private static HTTPResponse finish(Logout logout) {
        HTTPResponse response = logout.wayBack() == null
                ? Pages.message(HTTPResponse.SC_OK, "Signed out", "You are signed out.")
                : Replies.seeOther(logout.wayBack());
        Browser.forget(response);
        return response;
    }
}
