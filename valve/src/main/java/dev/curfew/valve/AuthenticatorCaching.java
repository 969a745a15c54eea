package dev.curfew.valve;

import org.apache.catalina.Context;
import org.apache.catalina.authenticator.AuthenticatorBase;

/**
 * Leaves {@code Cache-Control} to Curfew. For constrained paths Tomcat's authenticator, which runs after this valve, would replace
 * {@code no-store} by {@code private}, and Back after a logout would show the page.
 */
final class AuthenticatorCaching {

    private AuthenticatorCaching() {}

    /** Takes the header out of the hands of the authenticator of an application that has started. */
    static void leaveToCurfew(Context application) {
        if (application.getAuthenticator() instanceof AuthenticatorBase authenticator) {
            authenticator.setDisableProxyCaching(false);
        }
    }
}
