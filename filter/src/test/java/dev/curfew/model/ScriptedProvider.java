package dev.curfew.model;

import dev.curfew.http.Exchange;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.SignInSecrets;
import dev.curfew.session.PackedToken;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provider's side as the engine sees it: it notes what it is asked, and says what it is given to say. */
final class ScriptedProvider implements Provider {

    /** Where browsers are sent; the number of the demand follows. */
    static final String LOCATION = "https://op.example.com/authorize?state=";

    /** Twelve digits: as much as tells two sign-ins of one browser apart. */
    private static final long FIRST = 100_000_000_000L;

    private final List<AuthenticationOptions> demands = new ArrayList<>();
    private @Nullable Authentication answer;

    /** What was asked last. */
    AuthenticationOptions asked() {
        return demands.get(demands.size() - 1);
    }

    /** What the sign-in of this state asked. */
    AuthenticationOptions asked(String state) {
        return demands.get((int) (Long.parseLong(state) - FIRST));
    }

    /** From now on, browsers come back with this. */
    void say(Authentication next) {
        answer = next;
    }

    @Override
    public AuthorizationRequest authorize(Exchange exchange, AuthenticationOptions demand) {
        String state = String.valueOf(FIRST + demands.size());
        demands.add(demand);
        return new AuthorizationRequest(URI.create(LOCATION + state), new SignInSecrets(state, "nonce", "verifier"));
    }

    @Override
    public Authentication authenticate(Exchange exchange, SignInSecrets transaction, String callback) {
        if (answer == null) {
            throw new IllegalStateException("nobody has said what the provider says");
        }
        return answer;
    }

    @Override
    public void revoke(PackedToken refreshToken) {}

    @Override
    public void endSession(PackedToken idToken) {}

    @Override
    public @Nullable URI logoutLocation(@Nullable PackedToken idToken, String postLogoutRedirect) {
        return null;
    }

    @Override
    public boolean isReady() {
        return true;
    }
}
