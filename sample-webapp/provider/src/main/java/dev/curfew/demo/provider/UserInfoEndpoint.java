package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.UserInfoErrorResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import java.util.Optional;

/** Tells the bearer of an access token who the user is. */
final class UserInfoEndpoint implements Handler {

    private final TokenStore store;
    private final Users users;

    UserInfoEndpoint(TokenStore store, Users users) {
        this.store = store;
        this.users = users;
    }

    @Override
    public HTTPResponse handle(HTTPRequest http) {
        HTTPResponse response = answer(http);
        response.setCacheControl("no-store");
        return response;
    }

    private HTTPResponse answer(HTTPRequest http) {
        String token;
        try {
            token = UserInfoRequest.parse(http).getAccessToken().getValue();
        } catch (GeneralException missing) {
            return new UserInfoErrorResponse(BearerTokenError.MISSING_TOKEN).toHTTPResponse();
        }
        Optional<AccessGrant> grant = store.accessGrant(token);
        return grant.isPresent()
                ? new UserInfoSuccessResponse(userInfo(grant.get())).toHTTPResponse()
                : new UserInfoErrorResponse(BearerTokenError.INVALID_TOKEN).toHTTPResponse();
    }

    private UserInfo userInfo(AccessGrant grant) {
        DemoUser user = users.named(grant.family().authorization().session().username());
        UserInfo claims = new UserInfo(new Subject(user.subject()));
        Users.describe(user, claims);
        return claims;
    }
}
