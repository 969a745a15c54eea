package dev.curfew.pac4j;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;

/**
 * The provider's metadata (OIDC Discovery 1.0).
 *
 * @param metadata as the library reads it
 * @param takesClaims whether the parameter {@code claims} may be sent. The library cannot tell "no" from nothing said, which is what several
 *     say that do as it asks.
 */
record Discovery(OIDCProviderMetadata metadata, boolean takesClaims) {

    static Discovery of(URI issuer, int connectMillis, int readMillis) throws IOException, GeneralException {
        Issuer expected = new Issuer(issuer);
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, OIDCProviderMetadata.resolveURL(expected));
        request.setConnectTimeout(connectMillis);
        request.setReadTimeout(readMillis);
        HTTPResponse answer = request.send();
        if (answer.getStatusCode() != HTTPResponse.SC_OK) {
            throw new IOException("status " + answer.getStatusCode());
        }
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.getBody());
        if (!expected.equals(metadata.getIssuer())) {
            throw new GeneralException("its issuer is " + metadata.getIssuer() + " (expected: " + expected + ")");
        }
        Object takesClaims = answer.getBodyAsJSONObject().get("claims_parameter_supported");
        return new Discovery(metadata, !Boolean.FALSE.equals(takesClaims));
    }
}
