package dev.curfew.valve;

import dev.curfew.catalina.WireHeaders;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.session.Identity;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

/** What it means to Tomcat that a request is let through. */
final class PrincipalInstaller {

    private static final String AUTH_TYPE = "CURFEW";
    private static final Principals PRINCIPALS = new Principals();

    private PrincipalInstaller() {}

    /** Shows the application the user, and nothing that only Curfew may say. */
    static void grant(Proceed admitted, Request request, Response response) {
        CatalinaHeaders.dropOwn(request);
        WireHeaders.set(admitted.headers(), response);
        Identity identity = admitted.identity();
        if (identity != null) {
            request.setUserPrincipal(PRINCIPALS.of(identity));
            request.setAuthType(AUTH_TYPE);
        }
    }

    /** Takes back what was granted to a request that has become another one. */
    static void withdraw(Request request) {
        if (AUTH_TYPE.equals(request.getAuthType())) {
            request.setUserPrincipal(null);
            request.setAuthType(null);
        }
    }

    /** Whether the application has signed out the user that it was shown. */
    static boolean isSignedOut(Proceed admitted, Request request) {
        return admitted.identity() != null && request.getPrincipal() == null;
    }
}
