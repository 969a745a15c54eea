package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Codes and tokens: what is outstanding, what has been used, and what that means when it comes again. */
final class TokenStore {

    private final InstantSource clock;
    private final Predicate<String> sessionLives;
    private final Map<String, PendingCode> codes = new HashMap<>();
    private final Set<String> redeemedCodes = new HashSet<>();
    private final Map<String, TokenFamily> refreshTokens = new HashMap<>();
    private final Set<String> usedRefreshTokens = new HashSet<>();
    private final Map<String, AccessGrant> accessTokens = new HashMap<>();

    TokenStore(InstantSource clock, Predicate<String> sessionLives) {
        this.clock = clock;
        this.sessionLives = sessionLives;
    }

    synchronized AuthorizationCode add(PendingCode pending) {
        AuthorizationCode code = new AuthorizationCode();
        codes.put(code.getValue(), pending);
        return code;
    }

    /** One try per code: a second one, or a wrong one, also ends what the first one gave. */
    synchronized TokenFamily redeem(AuthorizationCodeGrant grant, String clientId) throws GeneralException {
        String code = grant.getAuthorizationCode().getValue();
        PendingCode pending = codes.get(code);
        if (pending == null || !pending.family().belongsTo(clientId)) {
            throw refused("unknown code");
        }
        if (!redeemedCodes.add(code)) {
            pending.family().revoke();
            throw refused("the code has been used; its tokens are revoked");
        }
        if (!pending.isRedeemedBy(grant, clock.instant())) {
            pending.family().revoke();
            throw refused("expired code, other redirect_uri, or wrong code_verifier");
        }
        return living(pending.family());
    }

    /** The old token is used up; when it comes again, somebody has a copy and the family ends. */
    synchronized TokenFamily rotate(RefreshToken token, String clientId, @Nullable Scope asked)
            throws GeneralException {
        TokenFamily family = familyOf(token.getValue(), clientId);
        if (family == null) {
            throw refused("unknown refresh token");
        }
        if (asked != null && !family.authorization().scope().containsAll(asked)) {
            throw new GeneralException(OAuth2Error.INVALID_SCOPE);
        }
        if (!usedRefreshTokens.add(token.getValue())) {
            family.revoke();
            throw refused("the refresh token has been used; its family is revoked");
        }
        return living(family);
    }

    synchronized void add(RefreshToken token, TokenFamily family) {
        refreshTokens.put(token.getValue(), family);
    }

    synchronized void add(AccessToken token, AccessGrant grant) {
        accessTokens.put(token.getValue(), grant);
    }

    /** The grant behind an access token that is good now. */
    synchronized Optional<AccessGrant> accessGrant(String token) {
        return Optional.ofNullable(accessTokens.get(token))
                .filter(grant -> clock.instant().isBefore(grant.expiresAt()))
                .filter(grant -> isLiving(grant.family()));
    }

    /** The family of a refresh token that is good now. */
    synchronized Optional<TokenFamily> refreshable(String token) {
        return Optional.ofNullable(refreshTokens.get(token))
                .filter(family -> !usedRefreshTokens.contains(token))
                .filter(this::isLiving);
    }

    synchronized Revocation revoke(String token, String clientId) {
        Instant now = clock.instant();
        TokenFamily family = familyOf(token, clientId);
        if (family != null) {
            family.revoke();
            return new Revocation(clientId, Revocation.Kind.REFRESH_TOKEN, sidOf(family), now);
        }
        AccessGrant grant = accessTokens.get(token);
        if (grant != null && grant.family().belongsTo(clientId)) {
            accessTokens.remove(token);
            return new Revocation(clientId, Revocation.Kind.ACCESS_TOKEN, sidOf(grant.family()), now);
        }
        return new Revocation(clientId, Revocation.Kind.UNKNOWN, null, now);
    }

    private @Nullable TokenFamily familyOf(String refreshToken, String clientId) {
        TokenFamily family = refreshTokens.get(refreshToken);
        return family != null && family.belongsTo(clientId) ? family : null;
    }

    private TokenFamily living(TokenFamily family) throws GeneralException {
        if (!isLiving(family)) {
            throw refused("revoked, or the provider session is over");
        }
        return family;
    }

    private boolean isLiving(TokenFamily family) {
        return !family.isRevoked() && sessionLives.test(sidOf(family));
    }

    private static String sidOf(TokenFamily family) {
        return family.authorization().session().sid();
    }

    private static GeneralException refused(String why) {
        return new GeneralException(OAuth2Error.INVALID_GRANT.setDescription(why));
    }
}
