package dev.curfew.acceptance.server;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks Keycloak's admin API what happened on the provider's side. */
public final class KeycloakAdmin {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    KeycloakAdmin(URI base) {
        this.base = base;
    }

    /** The clients that still hold tokens in that provider session; empty when the provider session is over. */
    public Set<String> clientsOf(ProviderSession session) {
        Set<String> clients = new TreeSet<>();
        for (Object entry : list("/admin/realms/shop/users/" + session.subject() + "/sessions")) {
            Map<?, ?> found = (Map<?, ?>) entry;
            if (session.sid().equals(found.get("id")) && found.get("clients") instanceof Map<?, ?> names) {
                addAll(clients, names.values());
            }
        }
        return clients;
    }

    private static void addAll(Set<String> clients, Collection<?> names) {
        names.forEach(name -> clients.add(String.valueOf(name)));
    }

    private List<Object> list(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token())
                .build();
        try {
            return JSONArrayUtils.parse(send(request));
        } catch (ParseException unreadable) {
            throw new IllegalStateException(path + ": no JSON array", unreadable);
        }
    }

    private String token() {
        var request = HttpRequest.newBuilder(base.resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username="
                        + KeycloakServer.ADMINISTRATOR + "&password=" + KeycloakServer.ADMINISTRATOR_PASSWORD))
                .build();
        try {
            return String.valueOf(JSONObjectUtils.parse(send(request)).get("access_token"));
        } catch (ParseException unreadable) {
            throw new IllegalStateException("admin token: no JSON object", unreadable);
        }
    }

    private String send(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request.uri() + ": interrupted", interrupted);
        }
    }
}
