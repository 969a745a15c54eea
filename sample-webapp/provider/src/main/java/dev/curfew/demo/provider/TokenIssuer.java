package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Hands out a new access, refresh and ID token of one family. */
final class TokenIssuer {

    private final InstantSource clock;
    private final Duration accessTokenLifetime;
    private final TokenStore store;
    private final IdTokens idTokens;

    TokenIssuer(InstantSource clock, Duration accessTokenLifetime, TokenStore store, IdTokens idTokens) {
        this.clock = clock;
        this.accessTokenLifetime = accessTokenLifetime;
        this.store = store;
        this.idTokens = idTokens;
    }

    /** At the code exchange: with the nonce. */
    OIDCTokens first(TokenFamily family) {
        Authorization authorization = family.authorization();
        return issue(family, authorization.scope(), authorization.nonce());
    }

    /** At a refresh: without the nonce (OpenID Connect Core 12.2), for the same or a narrower scope. */
    OIDCTokens next(TokenFamily family, Scope scope) {
        return issue(family, scope, null);
    }

    private OIDCTokens issue(TokenFamily family, Scope scope, @Nullable Nonce nonce) {
        Instant now = clock.instant();
        BearerAccessToken access = new BearerAccessToken(accessTokenLifetime.toSeconds(), scope);
        RefreshToken refresh = new RefreshToken();
        store.add(access, new AccessGrant(family, scope, now, now.plus(accessTokenLifetime)));
        store.add(refresh, family);
        return new OIDCTokens(idTokens.issue(family.authorization(), nonce, access), access, refresh);
    }
}
