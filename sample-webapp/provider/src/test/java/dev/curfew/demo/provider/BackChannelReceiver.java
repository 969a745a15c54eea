package dev.curfew.demo.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.openid.connect.sdk.BackChannelLogoutRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The back-channel logout endpoint of a relying party: keeps what it is sent, answers as told. */
final class BackChannelReceiver implements AutoCloseable {

    final List<SignedJWT> received = new CopyOnWriteArrayList<>();
    volatile int answer = 200;
    private final HttpServer server;

    BackChannelReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/logout", this::receive);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/logout");
    }

    private void receive(HttpExchange exchange) throws IOException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.valueOf(exchange.getRequestMethod()), uri());
        exchange.getRequestHeaders().forEach((name, values) -> request.setHeader(name, values.get(0)));
        request.setBody(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        try (exchange) {
            received.add((SignedJWT) BackChannelLogoutRequest.parse(request).getLogoutToken());
            exchange.sendResponseHeaders(answer, -1);
        } catch (ParseException unreadable) {
            throw new IOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
