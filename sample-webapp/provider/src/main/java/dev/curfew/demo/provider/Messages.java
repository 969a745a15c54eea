package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Turns the JDK's exchange into the SDK's request, and the SDK's response into the JDK's exchange. */
final class Messages {

    private static final int LARGEST_BODY = 64 * 1024;

    private Messages() {}

    /**
     * Reads the request.
     *
     * @throws IllegalArgumentException for a method that HTTP clients of a provider do not use
     */
    static HTTPRequest read(URI issuer, HttpExchange exchange) throws IOException {
        URI target = exchange.getRequestURI();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        HTTPRequest request = new HTTPRequest(
                HTTPRequest.Method.valueOf(exchange.getRequestMethod()),
                URI.create(issuer + target.getRawPath() + query));
        exchange.getRequestHeaders().forEach((name, values) -> request.setHeader(name, values.toArray(String[]::new)));
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        request.setBody(new String(body, StandardCharsets.UTF_8));
        return request;
    }

    static void write(HttpExchange exchange, HTTPResponse response) throws IOException {
        response.getHeaderMap().forEach(exchange.getResponseHeaders()::put);
        String text = response.getBody() == null ? "" : response.getBody();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (body.length == 0 || "HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(response.getStatusCode(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.getStatusCode(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
