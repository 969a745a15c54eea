package dev.curfew.pac4j;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.curfew.oidc.ProviderException;
import java.io.IOException;
import org.pac4j.oidc.config.OidcConfiguration;

/** Sends requests to the provider with the timeouts that are set for it. */
final class ProviderHttp {

    private final OidcConfiguration configuration;

    ProviderHttp(OidcConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The answer, whatever it says, unless it says that the provider does not work. */
    HTTPResponse send(HTTPRequest request, String where) throws IOException, ProviderException {
        configuration.configureHttpRequest(request);
        HTTPResponse answer = request.send();
        int status = answer.getStatusCode();
        if (status >= 500 || status == 429) {
            throw new ProviderException.Unavailable(where + ": status " + status);
        }
        return answer;
    }
}
