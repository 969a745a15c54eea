package dev.curfew.demo.provider;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Makes ID tokens, and spoils them as told. */
final class IdTokens {

    private static final Duration EXPIRED_SINCE = Duration.ofHours(1);

    private final Issuer issuer;
    private final DemoProviderSettings settings;
    private final Users users;
    private final ProviderSessions sessions;
    private final SigningKeys keys;
    private final Faults faults;

    IdTokens(
            Issuer issuer,
            DemoProviderSettings settings,
            Users users,
            ProviderSessions sessions,
            SigningKeys keys,
            Faults faults) {
        this.issuer = issuer;
        this.settings = settings;
        this.users = users;
        this.sessions = sessions;
        this.keys = keys;
        this.faults = faults;
    }

    JWT issue(Authorization authorization, @Nullable Nonce nonce, AccessToken accessToken) {
        IDTokenClaimsSet claims = basics(authorization);
        describe(authorization, claims);
        if (nonce != null) {
            claims.setNonce(faults.has(Fault.WRONG_NONCE) ? new Nonce() : nonce);
        }
        claims.setAccessTokenHash(AccessTokenHash.compute(accessToken, SigningKeys.ALGORITHM, null));
        return sign(claims);
    }

    private IDTokenClaimsSet basics(Authorization authorization) {
        Instant now = settings.clock().instant();
        Instant issuedAt = faults.has(Fault.EXPIRED_ID_TOKEN)
                ? now.minus(EXPIRED_SINCE).minus(settings.lifetimes().idToken())
                : now;
        return new IDTokenClaimsSet(
                faults.has(Fault.WRONG_ISSUER) ? new Issuer(issuer.getValue() + "/other") : issuer,
                new Subject(users.named(authorization.session().username()).subject()),
                Audience.create(faults.has(Fault.WRONG_AUDIENCE) ? "somebody-else" : authorization.clientId()),
                Date.from(issuedAt.plus(settings.lifetimes().idToken())),
                Date.from(issuedAt));
    }

    private void describe(Authorization authorization, IDTokenClaimsSet claims) {
        ProviderSession session = authorization.session();
        Users.describe(users.named(session.username()), claims);
        claims.setACR(new ACR(session.acr()));
        if (!faults.has(Fault.OMIT_AUTH_TIME)) {
            claims.setAuthenticationTime(Date.from(authTime(session)));
        }
        if (!faults.has(Fault.OMIT_SID)) {
            claims.setSessionID(new SessionID(session.sid()));
        }
        if (settings.announceSessionExpiry()) {
            claims.setClaim("session_expiry", sessions.endOf(session).getEpochSecond());
        }
        faults.claims().forEach(claims::setClaim);
    }

    private Instant authTime(ProviderSession session) {
        Instant real = faults.has(Fault.FROZEN_AUTH_TIME) ? session.startedAt() : session.authenticatedAt();
        return real.plus(faults.authTimeOffset()).truncatedTo(SECONDS);
    }

    private JWT sign(IDTokenClaimsSet claims) {
        JWTClaimsSet payload = payloadOf(claims);
        if (faults.has(Fault.NONE_ALGORITHM)) {
            return new PlainJWT(payload);
        }
        return faults.has(Fault.WRONG_SIGNATURE)
                ? keys.signWithUnpublishedKey(JOSEObjectType.JWT, payload)
                : keys.sign(JOSEObjectType.JWT, payload);
    }

    private static JWTClaimsSet payloadOf(IDTokenClaimsSet claims) {
        try {
            return claims.toJWTClaimsSet();
        } catch (ParseException impossible) {
            throw new IllegalStateException("claims set by this class are no JWT claims", impossible);
        }
    }
}
