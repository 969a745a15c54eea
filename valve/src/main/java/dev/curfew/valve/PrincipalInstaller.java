package dev.curfew.valve;

import dev.curfew.catalina.WireHeaders;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.servlet.call.Admission;
import dev.curfew.session.Profile;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * What it means to Tomcat that a request is let through: the request has the user, and the response the headers of the decision.
 *
 * @param request as Tomcat has it
 * @param response as Tomcat has it
 */
record PrincipalInstaller(Request request, Response response) implements Admission {

    private static final String AUTH_TYPE = "CURFEW";
    private static final Principals PRINCIPALS = new Principals();

    @Override
    public void grant(Proceed admitted) {
        CatalinaHeaders.dropOwn(request);
        WireHeaders.set(admitted.headers(), response);
        Profile profile = admitted.profile();
        if (profile != null) {
            request.setUserPrincipal(PRINCIPALS.of(profile));
            request.setAuthType(AUTH_TYPE);
        }
    }

    @Override
    public void withdraw(Proceed admitted) {
        MimeHeaders headers = response.getCoyoteResponse().getMimeHeaders();
        admitted.headers().stream().map(Map.Entry::getKey).forEach(headers::removeHeader);
        if (AUTH_TYPE.equals(request.getAuthType())) {
            request.setUserPrincipal(null);
            request.setAuthType(null);
        }
    }

    @Override
    public boolean isSignedOut(Proceed admitted) {
        return admitted.profile() != null && request.getPrincipal() == null;
    }

    @Override
    public boolean isRefusedByContainer() throws IOException {
        return ConstraintRecheck.refuse(request, response);
    }
}
