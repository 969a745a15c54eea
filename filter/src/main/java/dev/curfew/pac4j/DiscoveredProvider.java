package dev.curfew.pac4j;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.oidc.ProviderException.Unavailable;
import dev.curfew.oidc.SignInDemand;
import dev.curfew.oidc.Transaction;
import dev.curfew.session.Identity;
import dev.curfew.session.PackedToken;
import dev.curfew.session.Tokens;
import java.io.IOException;
import java.net.URI;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.exception.TechnicalException;
import org.pac4j.core.exception.http.WithLocationAction;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.config.OidcConfiguration;
import org.pac4j.oidc.credentials.OidcCredentials;

/** The provider once it is known: pac4j's client for it, and what Curfew asks of it. Immutable; thread-safe. */
final class DiscoveredProvider {

    private static final Set<String> PASSING_ERRORS = Set.of("temporarily_unavailable", "server_error");

    private final OidcSettings settings;
    private final OIDCProviderMetadata metadata;
    private final OidcConfiguration configuration;
    private final OidcClient client;
    private final ProviderHttp http;
    private final TokenEndpoint tokenEndpoint;

    DiscoveredProvider(
            OidcSettings settings, OIDCProviderMetadata metadata, OidcConfiguration configuration, OidcClient client) {
        this.settings = settings;
        this.metadata = metadata;
        this.configuration = configuration;
        this.client = client;
        this.http = new ProviderHttp(configuration);
        this.tokenEndpoint = new TokenEndpoint(configuration, client, http);
    }

    AuthorizationRequest authorize(Exchange exchange, SignInDemand demand) {
        Map<String, Object> demands = new HashMap<>();
        demands.put(OidcConfiguration.MAX_AGE, Math.toIntExact(Math.min(demand.maxAgeSeconds(), Integer.MAX_VALUE)));
        demands.put(
                OidcConfiguration.CUSTOM_PARAMS,
                demand.prompt() ? Map.of(OidcConfiguration.PROMPT, "login") : Map.of());
        TransactionStore store = new TransactionStore();
        CallContext context = SignInContext.of(exchange, demand.callback(), demands, store);
        return client.getRedirectionActionBuilder()
                .getRedirectionAction(context)
                .filter(WithLocationAction.class::isInstance)
                .map(action -> URI.create(((WithLocationAction) action).getLocation()))
                .map(location -> new AuthorizationRequest(location, store.transaction(client)))
                .orElseThrow(() -> new IllegalStateException("pac4j gave no location to send the browser to"));
    }

    Authentication authenticate(Exchange exchange, Transaction transaction, String callback) throws ProviderException {
        requireNoError(Form.parse(exchange.query()));
        CallContext context = SignInContext.of(exchange, callback, Map.of(), TransactionStore.of(client, transaction));
        OidcCredentials answer = extract(context);
        if (answer.toAuthorizationCode() == null) {
            throw new Refused(Refusal.INVALID, "the provider sent no code");
        }
        OIDCTokens tokens = tokenEndpoint.redeem(answer.toAuthorizationCode(), callback, transaction.codeVerifier());
        JWT idToken = tokens.getIDToken();
        if (idToken == null) {
            throw new Refused(Refusal.INVALID, "the provider sent no ID token");
        }
        IDTokenClaimsSet claims = validate(idToken, transaction);
        return authentication(claims, tokens, idToken);
    }

    private static void requireNoError(Form answer) throws ProviderException {
        String error = answer.single("error");
        if (error == null) {
            return;
        }
        String code = error.replaceAll("[^A-Za-z0-9_]", "?");
        if (PASSING_ERRORS.contains(code)) {
            throw new Unavailable("authorization endpoint: " + code);
        }
        throw new Refused(Refusal.DENIED, "authorization endpoint: " + code);
    }

    private OidcCredentials extract(CallContext context) throws Refused {
        try {
            return client.getCredentialsExtractor()
                    .extract(context)
                    .map(OidcCredentials.class::cast)
                    .orElseThrow(() -> new Refused(Refusal.INVALID, "the provider's answer has no credentials"));
        } catch (TechnicalException mismatch) {
            throw new Refused(
                    Refusal.MISMATCH,
                    "the provider's answer does not belong to this sign-in: " + kindOf(mismatch),
                    mismatch);
        }
    }

    private IDTokenClaimsSet validate(JWT idToken, Transaction transaction) throws ProviderException {
        try {
            return configuration
                    .getOpMetadataResolver()
                    .getTokenValidator()
                    .validateIdToken(idToken, new Nonce(transaction.nonce()));
        } catch (KeySourceException fault) {
            throw new Unavailable("keys: " + fault.getMessage(), fault);
        } catch (BadJOSEException | JOSEException | TechnicalException fault) {
            throw new Refused(Refusal.INVALID, "ID token: " + fault.getMessage(), fault);
        }
    }

    private Authentication authentication(IDTokenClaimsSet idClaims, OIDCTokens tokens, JWT idToken)
            throws ProviderException {
        Claims claims = claims(idClaims, tokens.getAccessToken());
        String subject = idClaims.getSubject().getValue();
        String name = claims.text(settings.principalClaim());
        Identity identity = new Identity(
                idClaims.getIssuer().getValue(),
                subject,
                name == null ? subject : name,
                claims.texts(settings.rolesClaims()));
        Date authTime = idClaims.getAuthenticationTime();
        Object expiry = idClaims.getClaim("session_expiry");
        RefreshToken refreshToken = tokens.getRefreshToken();
        return new Authentication(
                identity,
                claims.text("sid"),
                authTime == null ? null : Long.valueOf(authTime.toInstant().getEpochSecond()),
                expiry instanceof Number seconds ? Long.valueOf(seconds.longValue()) : null,
                new Tokens(
                        PackedToken.pack(idToken.serialize()),
                        refreshToken == null ? null : PackedToken.pack(refreshToken.getValue())));
    }

    /** The ID token's claims; where those that name the user and the roles are missing, UserInfo's too. */
    private Claims claims(IDTokenClaimsSet idClaims, @Nullable AccessToken accessToken) throws ProviderException {
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

    void revoke(PackedToken refreshToken) throws ProviderException {
        URI endpoint = metadata.getRevocationEndpointURI();
        if (endpoint == null) {
            return;
        }
        RefreshToken token = new RefreshToken(refreshToken.reveal());
        ClientAuthentication authentication =
                configuration.getOpMetadataResolver().getClientAuthenticationTokenEndpoint();
        TokenRevocationRequest request = authentication == null
                ? new TokenRevocationRequest(endpoint, new ClientID(settings.clientId()), token)
                : new TokenRevocationRequest(endpoint, authentication, token);
        try {
            HTTPResponse answer = http.send(request.toHTTPRequest(), "revocation endpoint");
            if (answer.getStatusCode() >= 400) {
                throw new Refused(Refusal.INVALID, "revocation endpoint: status " + answer.getStatusCode());
            }
        } catch (IOException fault) {
            throw new Unavailable("revocation endpoint: " + fault.getMessage(), fault);
        }
    }

    void endSession(PackedToken idToken) throws ProviderException {
        URI endpoint = metadata.getEndSessionEndpointURI();
        if (endpoint == null) {
            return;
        }
        try {
            LogoutRequest request = new LogoutRequest(endpoint, JWTParser.parse(idToken.reveal()));
            HTTPResponse answer = http.send(request.toHTTPRequest(), "end-session endpoint");
            if (answer.getStatusCode() >= 400) {
                throw new Refused(Refusal.INVALID, "end-session endpoint: status " + answer.getStatusCode());
            }
        } catch (IOException fault) {
            throw new Unavailable("end-session endpoint: " + fault.getMessage(), fault);
        } catch (java.text.ParseException fault) {
            throw new Refused(Refusal.INVALID, "the ID token cannot be read", fault);
        }
    }

    @Nullable
    URI logoutLocation(@Nullable PackedToken idToken, String postLogoutRedirect) {
        URI endpoint = metadata.getEndSessionEndpointURI();
        if (endpoint == null) {
            return null;
        }
        return new LogoutRequest(
                        endpoint,
                        idToken == null ? null : parsed(idToken),
                        null,
                        new ClientID(settings.clientId()),
                        URI.create(postLogoutRedirect),
                        null,
                        null)
                .toURI();
    }

    private static @Nullable JWT parsed(PackedToken idToken) {
        try {
            return JWTParser.parse(idToken.reveal());
        } catch (java.text.ParseException notAJwt) {
            return null;
        }
    }

    private static String kindOf(Throwable fault) {
        return fault.getClass().getSimpleName();
    }
}
