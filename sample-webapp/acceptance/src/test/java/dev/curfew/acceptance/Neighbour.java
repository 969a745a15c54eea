package dev.curfew.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.curfew.acceptance.server.KeycloakServer;
import dev.curfew.acceptance.server.ProviderSession;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another application of the same users, which Curfew knows nothing of. While someone is signed in here too, the provider session outlives what
 * Curfew does to its own tokens; and the ID token it gets says {@code auth_time}, from which the absolute end follows to the millisecond.
 */
final class Neighbour implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final KeycloakServer keycloak;
    private final HttpServer server;
    private final URI callback;

    private Neighbour(KeycloakServer keycloak, HttpServer server) {
        this.keycloak = keycloak;
        this.server = server;
        this.callback = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callback");
    }

    static Neighbour start(KeycloakServer keycloak) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/callback", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return new Neighbour(keycloak, server);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where this application sends people to sign in; {@code extra} is added to the query. */
    URI authorization(String extra) {
        return keycloak.realm(
                "/protocol/openid-connect/auth?client_id=neighbour&response_type=code&scope=openid&redirect_uri="
                        + URLEncoder.encode(callback.toString(), UTF_8)
                        + extra);
    }

    /** Signs in by the provider's SSO alone; fails if the provider asks for anything. */
    ProviderSession signInSilently(Browser browser) {
        return providerSession(browser.open(authorization("")));
    }

    /** What the ID token says to the sign-in that ended on this page. */
    ProviderSession providerSession(Page returned) {
        Matcher code = CODE.matcher(returned.url().toString());
        if (!returned.url().getPath().equals(callback.getPath()) || !code.find()) {
            throw new AssertionError("the neighbour was not returned to: " + returned);
        }
        JWTClaimsSet claims = exchange(code.group(1));
        try {
            return new ProviderSession(
                    Objects.requireNonNull(claims.getStringClaim("sid"), "sid"),
                    Objects.requireNonNull(claims.getSubject(), "sub"),
                    Objects.requireNonNull(claims.getDateClaim("auth_time"), "auth_time")
                            .toInstant());
        } catch (ParseException unreadable) {
            throw new IllegalStateException("ID token: " + claims, unreadable);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JWTClaimsSet exchange(String code) {
        var request = HttpRequest.newBuilder(keycloak.realm("/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&client_id=neighbour&code=" + code
                        + "&redirect_uri=" + URLEncoder.encode(callback.toString(), UTF_8)))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return SignedJWT.parse(
                            String.valueOf(JSONObjectUtils.parse(answer.body()).get("id_token")))
                    .getJWTClaimsSet();
        } catch (IOException | ParseException failed) {
            throw new IllegalStateException("the neighbour's code was not exchanged", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
