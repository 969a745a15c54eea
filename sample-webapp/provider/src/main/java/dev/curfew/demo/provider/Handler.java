package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;

/** Answers at one endpoint. A {@link GeneralException} becomes an OAuth error in JSON. */
@FunctionalInterface
interface Handler {

    HTTPResponse handle(HTTPRequest request) throws GeneralException;
}
