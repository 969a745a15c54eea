package dev.curfew.demo.provider;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;

/** The answers that are no pages. */
final class Replies {

    private static final int SEE_OTHER = 303;

    private Replies() {}

    static HTTPResponse json(String body) {
        HTTPResponse response = new HTTPResponse(HTTPResponse.SC_OK);
        response.setEntityContentType(ContentType.APPLICATION_JSON);
        response.setCacheControl("no-store");
        response.setBody(body);
        return response;
    }

    /** 303 and never 302: the browser must not repeat the POST of a password at the relying party. */
    static HTTPResponse seeOther(URI target) {
        HTTPResponse response = plain(SEE_OTHER, "");
        response.setLocation(target);
        return response;
    }

    static HTTPResponse error(GeneralException refusal) {
        ErrorObject error = refusal.getErrorObject();
        return new TokenErrorResponse(error == null ? OAuth2Error.INVALID_REQUEST : error).toHTTPResponse();
    }

    static HTTPResponse plain(int status, String text) {
        HTTPResponse response = new HTTPResponse(status);
        response.setEntityContentType(ContentType.TEXT_PLAIN);
        response.setCacheControl("no-store");
        response.setBody(text);
        return response;
    }
}
