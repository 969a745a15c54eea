package dev.curfew.chromium;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A site of somebody who means no good. As {@code 127.0.0.1} it is another site than the application; as {@code localhost} it is another origin of
 * the same site, so that browsers send the application's cookies along.
 */
final class HostileSite implements AutoCloseable {

    private final HttpServer server;

    private HostileSite(HttpServer server) {
        this.server = server;
    }

    /** Serves one page. */
    static HostileSite showing(String page) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] octets = ("<!DOCTYPE html><title>Win a car</title><body>" + page).getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
                exchange.sendResponseHeaders(200, octets.length);
                exchange.getResponseBody().write(octets);
                exchange.close();
            });
            server.start();
            return new HostileSite(server);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    URI url(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
