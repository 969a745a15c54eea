package dev.curfew.demo.provider;

import static dev.curfew.demo.provider.RelyingParty.claims;
import static dev.curfew.demo.provider.RelyingParty.tokenError;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import org.junit.jupiter.api.Test;

class TokensTest extends WithProvider {

    private static final DemoClient OTHER =
            DemoClient.withSecret("other", "other-secret").redirectingTo(RelyingParty.CALLBACK);

    TokensTest() {
        super(OTHER);
    }

    @Test
    void keepsSubjectSidAndAuthTimeAcrossARefresh() {
        OIDCTokens first = party.signedIn(browser, "alice");
        pass(1_000);

        OIDCTokens second = party.tokens(party.refresh(first));

        IDTokenClaimsSet before = claims(first);
        IDTokenClaimsSet after = claims(second);
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getSessionID()).isEqualTo(before.getSessionID());
        assertThat(after.getAuthenticationTime()).isEqualTo(before.getAuthenticationTime());
        assertThat(after.getIssueTime()).isAfter(before.getIssueTime());
        assertThat(after.getNonce()).isNull();
        assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
        assertThat(second.getAccessToken()).isNotEqualTo(first.getAccessToken());
    }

    @Test
    void keepsTheAuthTimeOfItsOwnSignInWhenTheUserAuthenticatesAgainElsewhere() {
        OIDCTokens first = party.signedIn(browser, "alice");
        pass(100);
        party.signIn(browser, "alice", builder -> builder.maxAge(10));

        IDTokenClaimsSet refreshed = claims(party.tokens(party.refresh(first)));

        assertThat(refreshed.getAuthenticationTime()).isEqualTo(claims(first).getAuthenticationTime());
    }

    @Test
    void killsTheFamilyWhenAUsedRefreshTokenComesAgain() {
        OIDCTokens first = party.signedIn(browser, "alice");
        OIDCTokens second = party.tokens(party.refresh(first));

        assertThat(tokenError(party.refresh(first))).isEqualTo("invalid_grant");
        assertThat(tokenError(party.refresh(second))).isEqualTo("invalid_grant");
        assertThat(active(second.getAccessToken())).isFalse();
    }

    @Test
    void refusesTheRefreshTokenOfAnotherClientAndKeepsItGood() {
        OIDCTokens tokens = party.signedIn(browser, "alice");
        RelyingParty thief = new RelyingParty(demo, OTHER);

        assertThat(tokenError(thief.refresh(tokens))).isEqualTo("invalid_grant");
        assertThat(thief.revoke(tokens.getRefreshToken()).getStatusCode()).isEqualTo(200);

        assertThat(party.refresh(tokens).getStatusCode()).isEqualTo(200);
    }

    @Test
    void revokesTheFamilyWithItsRefreshTokenAndRecordsIt() {
        OIDCTokens tokens = party.signedIn(browser, "alice");
        String sid = claims(tokens).getSessionID().getValue();

        assertThat(party.revoke(tokens.getRefreshToken()).getStatusCode()).isEqualTo(200);

        assertThat(tokenError(party.refresh(tokens))).isEqualTo("invalid_grant");
        assertThat(active(tokens.getAccessToken())).isFalse();
        assertThat(demo.revocations())
                .contains(new Revocation("shop", Revocation.Kind.REFRESH_TOKEN, sid, clock.instant()));
    }

    @Test
    void revokesAnAccessTokenAlone() {
        OIDCTokens tokens = party.signedIn(browser, "alice");

        party.revoke(tokens.getAccessToken());

        assertThat(active(tokens.getAccessToken())).isFalse();
        assertThat(party.refresh(tokens).getStatusCode()).isEqualTo(200);
    }

    @Test
    void acceptsTheRevocationOfAnUnknownToken() {
        assertThat(party.revoke(new BearerAccessToken("unknown")).getStatusCode())
                .isEqualTo(200);
        assertThat(demo.revocations()).extracting(Revocation::kind).contains(Revocation.Kind.UNKNOWN);
    }

    @Test
    void tellsAboutLivingTokensOnly() {
        OIDCTokens tokens = party.signedIn(browser, "alice");

        TokenIntrospectionSuccessResponse access = introspect(tokens.getAccessToken());
        assertThat(access.isActive()).isTrue();
        assertThat(access.getUsername()).isEqualTo("alice");
        assertThat(access.getClientID()).isEqualTo(party.id);
        assertThat(active(tokens.getRefreshToken())).isTrue();
        assertThat(active(new BearerAccessToken("unknown"))).isFalse();

        party.refresh(tokens);
        assertThat(active(tokens.getRefreshToken())).isFalse();
        pass(300);
        assertThat(active(tokens.getAccessToken())).isFalse();
    }

    private boolean active(Token token) {
        return introspect(token).isActive();
    }

    private TokenIntrospectionSuccessResponse introspect(Token token) {
        ClientSecretBasic secret = new ClientSecretBasic(party.id, new Secret("shop-secret"));
        try {
            return TokenIntrospectionResponse.parse(RelyingParty.send(
                            new TokenIntrospectionRequest(demo.uri(Endpoint.INTROSPECTION), secret, token)))
                    .toSuccessResponse();
        } catch (ParseException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
