package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.SignInSecrets;
import dev.curfew.session.PackedToken;
import dev.curfew.session.Profile;
import dev.curfew.session.SampleSession;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider that says what a test tells it to, and remembers what it was asked. */
public final class FakeProvider implements Provider {

    public final List<AuthenticationOptions> demands = new ArrayList<>();
    public final List<String> revoked = new ArrayList<>();
    public final List<String> ended = new ArrayList<>();

    /** Thrown at everything that needs the provider, if set. */
    @Nullable
    public ProviderException fault;

    /** What the next ID token says. */
    public String user = "alice";

    public Set<String> roles = Set.of("user");

    @Nullable
    public String sid = "provider-session";

    @Nullable
    public Long authTime = 0L;

    @Nullable
    public Long sessionExpiry;

    @Nullable
    String acr;

    @Nullable
    public URI logout = URI.create("https://op.example.com/logout");

    private int states;

    private void requireUp() throws ProviderException {
        ProviderException now = fault;
        if (now != null) {
            throw now;
        }
    }

    public static String state(int number) {
        return "state-%06d-of-the-provider".formatted(number);
    }

    @Override
    public AuthorizationRequest authorize(Exchange exchange, AuthenticationOptions demand) throws ProviderException {
        requireUp();
        demands.add(demand);
        String state = state(++states);
        return new AuthorizationRequest(
                URI.create("https://op.example.com/authorize?state=" + state),
                new SignInSecrets(state, "nonce-" + states, "verifier-" + states));
    }

    @Override
    public Authentication authenticate(Exchange exchange, SignInSecrets transaction, String callback)
            throws ProviderException {
        requireUp();
        return new Authentication(
                new UserKey(SampleSession.ISSUER, "subject-of-" + user),
                new Profile(user, roles, acr),
                sid,
                authTime,
                sessionExpiry,
                new Tokens(PackedToken.pack("id-token"), PackedToken.pack("refresh-token")));
    }

    @Override
    public void revoke(PackedToken refreshToken) throws ProviderException {
        requireUp();
        revoked.add(refreshToken.reveal());
    }

    @Override
    public void endSession(PackedToken idToken) throws ProviderException {
        requireUp();
        ended.add(idToken.reveal());
    }

    @Override
    public @Nullable URI logoutLocation(@Nullable PackedToken idToken, String postLogoutRedirect) {
        return logout;
    }

    @Override
    public boolean isReady() {
        return fault == null;
    }
}
