package dev.curfew.pac4j;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.Nonce;
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
    private final OidcConfiguration configuration;
    private final OidcClient client;
    private final TokenEndpoint tokenEndpoint;
    private final UserClaims userClaims;
    private final LogoutEndpoints logout;

    DiscoveredProvider(
            OidcSettings settings, OIDCProviderMetadata metadata, OidcConfiguration configuration, OidcClient client) {
        this.settings = settings;
        this.configuration = configuration;
        this.client = client;
        ProviderHttp http = new ProviderHttp(configuration);
        this.tokenEndpoint = new TokenEndpoint(configuration, client, http);
        this.userClaims = new UserClaims(settings, metadata, http);
        this.logout = new LogoutEndpoints(settings, metadata, configuration, http);
    }

    AuthorizationRequest authorize(Exchange exchange, SignInDemand demand) {
        Map<String, Object> demands = new HashMap<>();
        demands.put(OidcConfiguration.MAX_AGE, Math.toIntExact(Math.min(demand.maxAgeSeconds(), Integer.MAX_VALUE)));
        demands.put(OidcConfiguration.CUSTOM_PARAMS, parameters(demand));
        TransactionStore store = new TransactionStore();
        CallContext context = SignInContext.of(exchange, demand.callback(), demands, store);
        return client.getRedirectionActionBuilder()
                .getRedirectionAction(context)
                .filter(WithLocationAction.class::isInstance)
                .map(action -> URI.create(((WithLocationAction) action).getLocation()))
                .map(location -> new AuthorizationRequest(location, store.transaction(client)))
                .orElseThrow(() -> new IllegalStateException("pac4j gave no location to send the browser to"));
    }

    private static Map<String, String> parameters(SignInDemand demand) {
        Map<String, String> parameters = new HashMap<>();
        if (demand.prompt()) {
            parameters.put(OidcConfiguration.PROMPT, "login");
        }
        if (!demand.acrValues().isEmpty()) {
            parameters.put("acr_values", String.join(" ", demand.acrValues()));
        }
        return parameters;
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
        Claims claims = userClaims.of(idClaims, tokens.getAccessToken());
        String subject = idClaims.getSubject().getValue();
        String name = claims.text(settings.principalClaim());
        Identity identity = new Identity(
                idClaims.getIssuer().getValue(),
                subject,
                name == null ? subject : name,
                claims.texts(settings.rolesClaims()));
        Date authTime = idClaims.getAuthenticationTime();
        Claims own = new Claims(idClaims.toJSONObject());
        Object expiry = idClaims.getClaim("session_expiry");
        RefreshToken refreshToken = tokens.getRefreshToken();
        return new Authentication(
                identity,
                own.text("sid"),
                authTime == null ? null : Long.valueOf(authTime.toInstant().getEpochSecond()),
                expiry instanceof Number seconds ? Long.valueOf(seconds.longValue()) : null,
                own.text("acr"),
                new Tokens(
                        PackedToken.pack(idToken.serialize()),
                        refreshToken == null ? null : PackedToken.pack(refreshToken.getValue())));
    }

    void revoke(PackedToken refreshToken) throws ProviderException {
        logout.revoke(refreshToken);
    }

    void endSession(PackedToken idToken) throws ProviderException {
        logout.endSession(idToken);
    }

    @Nullable
    URI logoutLocation(@Nullable PackedToken idToken, String postLogoutRedirect) {
        return logout.location(idToken, postLogoutRedirect);
    }

    private static String kindOf(Throwable fault) {
        return fault.getClass().getSimpleName();
    }
}
