package dev.curfew.pac4j;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider on this machine that says to the octet what a test tells it to. */
final class TestProvider implements AutoCloseable {

    /** One for all tests: an RSA key costs a tenth of a second. */
    static final RSAKey KEY = key("current");

    private final HttpServer server;
    private final AtomicInteger userInfoAsked = new AtomicInteger();

    /** More members of the discovery document, each with a comma before it. */
    volatile String discovery = "";

    /** What the token endpoint gives as the ID token. */
    volatile String idToken = "";

    /** What the token endpoint gives besides, each with a comma before it. */
    volatile String moreTokens = "";

    volatile int userInfoStatus = 200;
    volatile String userInfo = "{}";

    private TestProvider(HttpServer server) {
        this.server = server;
    }

    static TestProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestProvider provider = new TestProvider(server);
            server.createContext("/.well-known/", exchange -> answer(exchange, 200, provider.document()));
            server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(KEY).toString(true)));
            server.createContext("/token", exchange -> answer(exchange, 200, provider.tokens()));
            server.createContext("/userinfo", provider::userInfo);
            server.start();
            return provider;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this JDK makes no RSA keys", impossible);
        }
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int userInfoAsked() {
        return userInfoAsked.get();
    }

    private String document() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/keys","userinfo_endpoint":"%1$s/userinfo","subject_types_supported":["public"],
                "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]%2$s}"""
                .formatted(issuer(), discovery);
    }

    private String tokens() {
        return "{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"" + moreTokens
                + "}";
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        userInfoAsked.incrementAndGet();
        answer(exchange, userInfoStatus, userInfo);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
