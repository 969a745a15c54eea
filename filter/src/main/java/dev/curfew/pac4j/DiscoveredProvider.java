package dev.curfew.pac4j;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.oidc.ProviderException.Unavailable;
import dev.curfew.oidc.SignInSecrets;
import dev.curfew.session.PackedToken;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import java.net.URI;
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

    private static final int LONGEST_MESSAGE = 200;
    private static final Set<String> PASSING_ERRORS = Set.of("temporarily_unavailable", "server_error");

    /** Errors that say what is wrong with the request, where others say what is wrong with the user. */
    private static final Set<String> REQUEST_ERRORS = Set.of(
            "login_required",
            "interaction_required",
            "account_selection_required",
            "consent_required",
            "invalid_request",
            "request_not_supported",
            "unsupported_response_type");

    /** Without {@code auth_time} no authentication is known to be new, and {@code max_age} does not bring it everywhere (OIDC Core, 5.5). */
    private static final String ESSENTIAL_CLAIMS = "{\"id_token\":{\"auth_time\":{\"essential\":true}}}";

    private final OidcSettings settings;
    private final OidcConfiguration configuration;
    private final OidcClient client;
    private final TokenEndpoint tokenEndpoint;
    private final boolean takesClaims;
    private final UserClaims userClaims;
    private final LogoutEndpoints logout;

    DiscoveredProvider(
            OidcSettings settings,
            Discovery discovery,
            OidcConfiguration configuration,
            OidcClient client,
            ClaimNotices notices) {
        OIDCProviderMetadata metadata = discovery.metadata();
        this.settings = settings;
        this.configuration = configuration;
        this.client = client;
        ProviderHttp http = new ProviderHttp(configuration);
        this.tokenEndpoint = new TokenEndpoint(configuration, client, http);
        this.takesClaims = discovery.takesClaims();
        this.userClaims = new UserClaims(settings, metadata, http, notices);
        this.logout = new LogoutEndpoints(settings, metadata, configuration, http);
    }

    AuthorizationRequest authorize(Exchange exchange, AuthenticationOptions demand) {
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

    private Map<String, String> parameters(AuthenticationOptions demand) {
        Map<String, String> parameters = new HashMap<>();
        if (takesClaims) {
            parameters.put("claims", ESSENTIAL_CLAIMS);
        }
        if (demand.prompt()) {
            parameters.put(OidcConfiguration.PROMPT, "login");
        }
        if (!demand.acrValues().isEmpty()) {
            parameters.put("acr_values", String.join(" ", demand.acrValues()));
        }
        return parameters;
    }

    Authentication authenticate(Exchange exchange, SignInSecrets transaction, String callback)
            throws ProviderException {
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
        validate(idToken, transaction);
        return authentication(IdToken.read(idToken, settings.clientId()), tokens, idToken);
    }

    private static void requireNoError(Form answer) throws ProviderException {
        String error = answer.single("error");
        if (error == null) {
            return;
        }
        String code = start(error.replaceAll("[^A-Za-z0-9_]", "?"));
        if (PASSING_ERRORS.contains(code)) {
            throw new Unavailable("authorization endpoint: " + code);
        }
        Refusal refusal = REQUEST_ERRORS.contains(code) ? Refusal.REQUEST : Refusal.DENIED;
        throw new Refused(refusal, "authorization endpoint: " + code);
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

    private void validate(JWT idToken, SignInSecrets transaction) throws ProviderException {
        try {
            var unused = configuration
                    .getOpMetadataResolver()
                    .getTokenValidator()
                    .validateIdToken(idToken, new Nonce(transaction.nonce()));
        } catch (KeySourceException fault) {
            throw new Unavailable("keys: " + fault.getMessage(), fault);
        } catch (BadJOSEException | JOSEException | TechnicalException fault) {
            throw new Refused(Refusal.INVALID, "ID token: " + start(fault.getMessage()), fault);
        }
    }

    private Authentication authentication(IdToken claims, OIDCTokens tokens, JWT idToken) throws ProviderException {
        return new Authentication(
                new UserKey(claims.issuer(), claims.subject()),
                userClaims.profile(claims, tokens.getAccessToken()),
                claims.text("sid"),
                claims.seconds("auth_time"),
                claims.seconds("session_expiry"),
                kept(idToken, tokens.getRefreshToken()));
    }

    /** Of the tokens, those that this provider takes back at the end of a session. */
    private Tokens kept(JWT idToken, @Nullable RefreshToken refreshToken) {
        return new Tokens(
                logout.takesIdTokens() ? PackedToken.pack(idToken.serialize()) : null,
                refreshToken != null && logout.takesRefreshTokens() ? PackedToken.pack(refreshToken.getValue()) : null);
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

    /** The library's messages end with what the token says, which can be of any length. */
    private static String start(@Nullable String message) {
        return message == null || message.length() <= LONGEST_MESSAGE
                ? String.valueOf(message)
                : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    private static String kindOf(Throwable fault) {
        return fault.getClass().getSimpleName();
    }
}
