package dev.curfew.pac4j;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.oidc.ProviderException.Unavailable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider says of a user: in the ID token, and in UserInfo where that is not enough. */
final class UserClaims {

    private final OidcSettings settings;
    private final OIDCProviderMetadata metadata;
    private final ProviderHttp http;

    UserClaims(OidcSettings settings, OIDCProviderMetadata metadata, ProviderHttp http) {
        this.settings = settings;
        this.metadata = metadata;
        this.http = http;
    }

    /** The ID token's claims; where those that name the user and the roles are missing, UserInfo's too. */
    Claims of(IDTokenClaimsSet idClaims, @Nullable AccessToken accessToken) throws ProviderException {
        Map<String, Object> values = new HashMap<>(idClaims.toJSONObject());
        Claims claims = new Claims(values);
        boolean complete = claims.has(settings.principalClaim())
                && settings.rolesClaims().stream().anyMatch(claims::has);
        if (complete || accessToken == null || metadata.getUserInfoEndpointURI() == null) {
            return claims;
        }
        Map<String, Object> more = userInfo(accessToken);
        if (!idClaims.getSubject().getValue().equals(more.get("sub"))) {
            throw new Refused(Refusal.INVALID, "UserInfo speaks of another subject than the ID token");
        }
        more.forEach(values::putIfAbsent);
        return claims;
    }

    private Map<String, Object> userInfo(AccessToken accessToken) throws ProviderException {
        try {
            HTTPResponse answer = http.send(
                    new UserInfoRequest(metadata.getUserInfoEndpointURI(), accessToken).toHTTPRequest(),
                    "UserInfo endpoint");
            UserInfoResponse response = UserInfoResponse.parse(answer);
            if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
                throw new Refused(
                        Refusal.INVALID, "UserInfo endpoint: status " + answer.getStatusCode() + ", or not plain JSON");
            }
            return response.toSuccessResponse().getUserInfo().toJSONObject();
        } catch (IOException fault) {
            throw new Unavailable("UserInfo endpoint: " + fault.getMessage(), fault);
        } catch (ParseException fault) {
            throw new Refused(Refusal.INVALID, "UserInfo endpoint: its answer cannot be read", fault);
        }
    }
}
