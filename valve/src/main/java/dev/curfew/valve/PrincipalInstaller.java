package dev.curfew.valve;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.servlet.Replies;
import dev.curfew.session.Profile;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.realm.GenericPrincipal;

/** What it means to Tomcat that a request is let through. */
final class PrincipalInstaller {

    private static final String AUTH_TYPE = "CURFEW";

    private PrincipalInstaller() {}

    /** Shows the application the user, and nothing that only Curfew may say. */
    static void grant(Proceed admitted, Request request, Response response) {
        CatalinaHeaders.dropOwn(request);
        AuthenticatorCaching.leaveToCurfew(request);
        Replies.addHeaders(admitted.headers(), response);
        request.setAttribute(PageFilter.SCRIPT, admitted.script());
        Profile profile = admitted.profile();
        if (profile != null) {
            request.setUserPrincipal(new GenericPrincipal(profile.name(), List.copyOf(profile.roles())));
            request.setAuthType(AUTH_TYPE);
        }
    }

    /** Takes back what was granted to a request that has become another one. */
    static void withdraw(Request request) {
        request.removeAttribute(PageFilter.SCRIPT);
        if (AUTH_TYPE.equals(request.getAuthType())) {
            request.setUserPrincipal(null);
            request.setAuthType(null);
        }
    }

    /** Whether the application has signed out the user that it was shown. */
    static boolean isSignedOut(Proceed admitted, Request request) {
        return admitted.profile() != null && request.getPrincipal() == null;
    }
}
