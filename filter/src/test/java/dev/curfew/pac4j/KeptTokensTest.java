package dev.curfew.pac4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.oidc.ProviderException;
import dev.curfew.session.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of the provider's tokens, a session keeps those that the provider takes back. */
class KeptTokensTest {

    private static final String END_SESSION = ",\"end_session_endpoint\":\"https://idp.example.com/logout\"";
    private static final String REVOCATION = ",\"revocation_endpoint\":\"https://idp.example.com/revoke\"";
    private static final String REFRESH = ",\"refresh_token\":\"refresh\"";

    private static Tokens kept(String discovery) throws ProviderException {
        try (AdapterStage stage = AdapterStage.saying(discovery)) {
            stage.op.moreTokens = REFRESH;
            return stage.signIn(Map.of()).tokens();
        }
    }

    @Test
    void neitherWhereTheProviderOffersNoPlaceForThem() throws ProviderException {
        assertThat(kept("")).isEqualTo(Tokens.NONE);
    }

    @Test
    void theIdTokenForALogoutAtTheProvider() throws ProviderException {
        Tokens kept = kept(END_SESSION);
        assertThat(requireNonNull(kept.idToken()).reveal()).startsWith("ey");
        assertThat(kept.refreshToken()).isNull();
    }

    @Test
    void theRefreshTokenForARevocation() throws ProviderException {
        Tokens kept = kept(REVOCATION);
        assertThat(kept.idToken()).isNull();
        assertThat(requireNonNull(kept.refreshToken()).reveal()).isEqualTo("refresh");
    }

    @Test
    void both() throws ProviderException {
        Tokens kept = kept(END_SESSION + REVOCATION);
        assertThat(kept.idToken()).isNotNull();
        assertThat(kept.refreshToken()).isNotNull();
    }
}
