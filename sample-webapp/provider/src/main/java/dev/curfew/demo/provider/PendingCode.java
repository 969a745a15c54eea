package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorization code and what must be true of the request that redeems it. */
record PendingCode(TokenFamily family, URI redirectUri, @Nullable CodeChallenge challenge, Instant expiresAt) {

    boolean isRedeemedBy(AuthorizationCodeGrant grant, Instant now) {
        return now.isBefore(expiresAt) && redirectUri.equals(grant.getRedirectionURI()) && isProvenBy(grant);
    }

    /** A verifier without a challenge is refused too: somebody has taken the challenge out of the request on its way. */
    private boolean isProvenBy(AuthorizationCodeGrant grant) {
        if (challenge == null || grant.getCodeVerifier() == null) {
            return challenge == null && grant.getCodeVerifier() == null;
        }
        return challenge.equals(CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier()));
    }
}
