package dev.curfew.demo.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all pages share: the frame, the style, the notice, and headers that let nothing in and nothing be kept. */
final class Layout {

    private static final ContentType HTML = new ContentType("text", "html", UTF_8);
    private static final String STYLE = resource("page.css");
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s - demo provider</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            <p class="notice">Demo provider &ndash; never for production.</p>
            %s
            </main>
            </body>
            </html>
            """;

    private Layout() {}

    /**
     * A page.
     *
     * @param title plain text
     * @param body HTML, with every value in it escaped
     * @param leadsTo where a form of this page may end up after our redirect: browsers apply {@code form-action} there too
     */
    static HTTPResponse page(int status, String title, String body, @Nullable URI leadsTo) {
        HTTPResponse response = new HTTPResponse(status);
        response.setEntityContentType(HTML);
        response.setCacheControl("no-store");
        response.setHeader("Content-Security-Policy", leadsTo == null ? POLICY : POLICY + " " + sourceOf(leadsTo));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setBody(FRAME.formatted(escape(title), STYLE, body));
        return response;
    }

    static String escape(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Only scheme, host and port. A policy cannot name an IPv6 address; there the scheme has to do. */
    private static String sourceOf(URI target) {
        String host = target.getHost();
        if (host == null || host.startsWith("[")) {
            return target.getScheme() + ":";
        }
        return target.getScheme() + "://" + host + (target.getPort() < 0 ? "" : ":" + target.getPort());
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Layout.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
