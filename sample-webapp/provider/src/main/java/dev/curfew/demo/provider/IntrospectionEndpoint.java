package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import java.util.Date;
import java.util.Optional;

/** RFC 7662, for clients with a secret, about access and refresh tokens. */
final class IntrospectionEndpoint implements Handler {

    private final Issuer issuer;
    private final Clients clients;
    private final TokenStore store;
    private final Users users;

    IntrospectionEndpoint(Issuer issuer, Clients clients, TokenStore store, Users users) {
        this.issuer = issuer;
        this.clients = clients;
        this.store = store;
        this.users = users;
    }

    @Override
    public HTTPResponse handle(HTTPRequest http) throws GeneralException {
        TokenIntrospectionRequest request = TokenIntrospectionRequest.parse(http);
        clients.authenticate(request.getClientAuthentication(), null);
        HTTPResponse response = describe(request.getToken().getValue()).toHTTPResponse();
        response.setCacheControl("no-store");
        return response;
    }

    private TokenIntrospectionSuccessResponse describe(String token) {
        Optional<AccessGrant> access = store.accessGrant(token);
        if (access.isPresent()) {
            AccessGrant grant = access.get();
            return active(grant.family().authorization(), grant.scope())
                    .tokenType(AccessTokenType.BEARER)
                    .issueTime(Date.from(grant.issuedAt()))
                    .expirationTime(Date.from(grant.expiresAt()))
                    .build();
        }
        return store.refreshable(token)
                .map(TokenFamily::authorization)
                .map(authorization -> active(authorization, authorization.scope()))
                .orElseGet(() -> new TokenIntrospectionSuccessResponse.Builder(false))
                .build();
    }

    private TokenIntrospectionSuccessResponse.Builder active(Authorization authorization, Scope scope) {
        DemoUser user = users.named(authorization.session().username());
        return new TokenIntrospectionSuccessResponse.Builder(true)
                .issuer(issuer)
                .clientID(new ClientID(authorization.clientId()))
                .scope(scope)
                .subject(new Subject(user.subject()))
                .username(user.username())
                .parameter("sid", authorization.session().sid());
    }
}
