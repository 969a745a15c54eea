package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;

/** Tells relying parties what this provider is and does. */
final class DiscoveryEndpoint implements Handler {

    private static final List<ClientAuthenticationMethod> SECRETS =
            List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private final String document;

    DiscoveryEndpoint(URI issuer, DemoProviderSettings settings) {
        OIDCProviderMetadata metadata =
                new OIDCProviderMetadata(new Issuer(issuer), List.of(SubjectType.PUBLIC), at(issuer, Endpoint.JWKS));
        locate(metadata, issuer);
        describe(metadata, settings);
        document = metadata.toJSONObject().toJSONString();
    }

    @Override
    public HTTPResponse handle(HTTPRequest request) {
        return Replies.json(document);
    }

    private static void locate(OIDCProviderMetadata metadata, URI issuer) {
        metadata.setAuthorizationEndpointURI(at(issuer, Endpoint.AUTHORIZATION));
        metadata.setTokenEndpointURI(at(issuer, Endpoint.TOKEN));
        metadata.setUserInfoEndpointURI(at(issuer, Endpoint.USERINFO));
        metadata.setRevocationEndpointURI(at(issuer, Endpoint.REVOCATION));
        metadata.setIntrospectionEndpointURI(at(issuer, Endpoint.INTROSPECTION));
        metadata.setEndSessionEndpointURI(at(issuer, Endpoint.END_SESSION));
    }

    private static void describe(OIDCProviderMetadata metadata, DemoProviderSettings settings) {
        metadata.setScopes(new Scope("openid", "profile", "email"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(List.of(
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                ClientAuthenticationMethod.CLIENT_SECRET_POST,
                ClientAuthenticationMethod.NONE));
        metadata.setRevocationEndpointAuthMethods(metadata.getTokenEndpointAuthMethods());
        metadata.setIntrospectionEndpointAuthMethods(SECRETS);
        metadata.setIDTokenJWSAlgs(List.of(SigningKeys.ALGORITHM));
        metadata.setACRs(settings.acrValues().stream().map(ACR::new).toList());
        metadata.setPromptTypes(List.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.SELECT_ACCOUNT));
        metadata.setClaims(List.of(
                "sub",
                "iss",
                "auth_time",
                "acr",
                "sid",
                "preferred_username",
                "name",
                "email",
                "realm_access",
                "groups"));
        metadata.setSupportsClaimsParams(true);
        metadata.setSupportsRequestURIParam(false);
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setSupportsBackChannelLogout(true);
        metadata.setSupportsBackChannelLogoutSession(true);
    }

    private static URI at(URI issuer, Endpoint endpoint) {
        return URI.create(issuer + endpoint.path());
    }
}
