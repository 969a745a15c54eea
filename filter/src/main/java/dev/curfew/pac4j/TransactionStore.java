package dev.curfew.pac4j;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.curfew.oidc.SignInSecrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.context.session.SessionStore;
import org.pac4j.oidc.client.OidcClient;

/** What pac4j would keep in an {@code HttpSession}, kept for the length of one call: the secrets of one sign-in. */
final class TransactionStore implements SessionStore {

    private final Map<String, Object> values = new HashMap<>();

    static TransactionStore of(OidcClient client, SignInSecrets transaction) {
        TransactionStore store = new TransactionStore();
        store.values.put(client.getStateSessionAttributeName(), new State(transaction.state()));
        store.values.put(client.getNonceSessionAttributeName(), transaction.nonce());
        store.values.put(client.getCodeVerifierSessionAttributeName(), new CodeVerifier(transaction.codeVerifier()));
        return store;
    }

    SignInSecrets transaction(OidcClient client) {
        return new SignInSecrets(
                ((State) value(client.getStateSessionAttributeName())).getValue(),
                (String) value(client.getNonceSessionAttributeName()),
                ((CodeVerifier) value(client.getCodeVerifierSessionAttributeName())).getValue());
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("pac4j has not set " + name);
        }
        return value;
    }

    @Override
    public Optional<Object> get(WebContext context, String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void set(WebContext context, String key, @Nullable Object value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    @Override
    public Optional<String> getSessionId(WebContext context, boolean createSession) {
        return Optional.empty();
    }

    @Override
    public boolean destroySession(WebContext context) {
        return false;
    }

    @Override
    public Optional<Object> getTrackableSession(WebContext context) {
        return Optional.empty();
    }

    @Override
    public Optional<SessionStore> buildFromTrackableSession(WebContext context, Object trackableSession) {
        return Optional.empty();
    }

    @Override
    public boolean renewSession(WebContext context) {
        return false;
    }
}
