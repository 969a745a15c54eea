package dev.curfew.pac4j;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.oidc.ProviderException.Unavailable;
import dev.curfew.session.Profile;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider says of a user: in the ID token, and in UserInfo where that is not enough. */
final class UserClaims {

    private final OidcSettings settings;
    private final @Nullable URI userInfo;
    private final ProviderHttp http;
    private final ClaimNotices notices;
    private final RoleClaims roles;

    UserClaims(OidcSettings settings, OIDCProviderMetadata metadata, ProviderHttp http, ClaimNotices notices) {
        this.settings = settings;
        this.userInfo = metadata.getUserInfoEndpointURI();
        this.http = http;
        this.notices = notices;
        this.roles = new RoleClaims(settings.rolesClaims(), notices);
    }

    /**
     * The user of a valid ID token.
     *
     * @throws ProviderException if UserInfo speaks of another user, or is needed for the user's name and does not say it
     */
    Profile profile(IdToken token, @Nullable AccessToken accessToken) throws ProviderException {
        Claims claims = supplemented(token, accessToken);
        String name = claims.text(settings.principalClaim());
        return new Profile(name == null ? token.subject() : name, roles.in(claims), token.text("acr"));
    }

    private Claims supplemented(IdToken token, @Nullable AccessToken accessToken) throws ProviderException {
        URI endpoint = userInfo;
        Claims idToken = Claims.of(token.claims());
        boolean named = idToken.has(settings.principalClaim());
        if (endpoint == null || accessToken == null || (named && roles.areAllIn(idToken))) {
            return idToken;
        }
        try {
            Map<String, Object> more = ask(endpoint, accessToken);
            if (!token.subject().equals(more.get("sub"))) {
                throw new Refused(Refusal.MISMATCH, "UserInfo is about another subject than the ID token");
            }
            return new Claims(List.of(token.claims(), more));
        } catch (ProviderException fault) {
            return without(idToken, named, fault);
        }
    }

    /** Roles may be missing: that opens nothing. A name may not, or the application takes the user for somebody else. */
    private Claims without(Claims idToken, boolean named, ProviderException fault) throws ProviderException {
        boolean ofAnother = fault instanceof Refused refused && refused.refusal() == Refusal.MISMATCH;
        if (ofAnother || !named) {
            throw fault;
        }
        notices.make(
                fault.getMessage() + ": users are signed in without the roles that only UserInfo has;"
                        + " configure the provider to put them into the ID token, or name in oidc.roles-claims only claims of the ID token");
        return idToken;
    }

    private Map<String, Object> ask(URI endpoint, AccessToken accessToken) throws ProviderException {
        try {
            HTTPResponse answer =
                    http.send(new UserInfoRequest(endpoint, accessToken).toHTTPRequest(), "UserInfo endpoint");
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
