package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The relying parties, and how they prove who they are. */
final class Clients {

    private final Map<String, DemoClient> byId = new ConcurrentHashMap<>();

    Clients(List<DemoClient> clients) {
        clients.forEach(this::register);
    }

    void register(DemoClient client) {
        byId.put(client.id(), client);
    }

    Optional<DemoClient> find(@Nullable ClientID id) {
        return Optional.ofNullable(id).map(known -> byId.get(known.getValue()));
    }

    Optional<DemoClient> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By secret, in the header or the body; a public client by its id alone. */
    DemoClient authenticate(@Nullable ClientAuthentication proof, @Nullable ClientID id) throws GeneralException {
        if (proof == null) {
            return find(id).filter(DemoClient::isPublic).orElseThrow(Clients::refused);
        }
        return find(proof.getClientID())
                .filter(client -> proof instanceof PlainClientSecret plain
                        && client.hasSecret(plain.getClientSecret().getValue()))
                .orElseThrow(Clients::refused);
    }

    private static GeneralException refused() {
        return new GeneralException(OAuth2Error.INVALID_CLIENT);
    }
}
