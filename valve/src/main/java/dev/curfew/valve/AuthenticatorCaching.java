package dev.curfew.valve;

import org.apache.catalina.Context;
import org.apache.catalina.authenticator.AuthenticatorBase;
import org.apache.catalina.connector.Request;

/**
 * Leaves {@code Cache-Control} to Curfew. For constrained paths Tomcat's authenticator, which runs after this valve, would replace
 * {@code no-store} by {@code private}, and Back after a logout would show the page.
 */
final class AuthenticatorCaching {

    private AuthenticatorCaching() {}

    /** Takes the header out of the hands of the authenticator of the application that the request is for. */
    static void leaveToCurfew(Request request) {
        Context context = request.getContext();
        if (context != null
                && context.getAuthenticator() instanceof AuthenticatorBase authenticator
                && authenticator.getDisableProxyCaching()) {
            authenticator.setDisableProxyCaching(false);
        }
    }
}
