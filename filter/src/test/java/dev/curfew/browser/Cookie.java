package dev.curfew.browser;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One cookie, as RFC 6265 stores it: for a host whatever the port, under a path.
 *
 * @param expires empty for a cookie that dies with the browser
 */
public record Cookie(
        String name,
        String value,
        String host,
        String path,
        boolean secure,
        boolean httpOnly,
        SameSite sameSite,
        Optional<Instant> expires) {

    private static final Pattern SEMICOLON = Pattern.compile(";");

    /** The cookie's word on requests that other sites cause. {@link #UNSTATED} acts as {@link #LAX}, as in browsers. */
    public enum SameSite {
        STRICT,
        LAX,
        NONE,
        UNSTATED
    }

    /** A cookie of the simplest kind. */
    public Cookie(String name, String value, String host, String path) {
        this(name, value, host, path, false, true, SameSite.UNSTATED, Optional.empty());
    }

    /** Reads one {@code Set-Cookie} header; empty if a browser would refuse the cookie. Domain cookies are not needed here. */
    static Optional<Cookie> parse(URI origin, String setCookie, Instant now) {
        List<String> parts = new ArrayList<>(SEMICOLON.splitAsStream(setCookie).toList());
        String pair = parts.remove(0);
        int equals = pair.indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        Map<String, String> attributes = attributes(parts);
        var cookie = new Cookie(
                pair.substring(0, equals).trim(),
                pair.substring(equals + 1).trim(),
                origin.getHost(),
                path(attributes.getOrDefault("path", ""), origin),
                attributes.containsKey("secure"),
                attributes.containsKey("httponly"),
                sameSite(attributes.getOrDefault("samesite", "unstated")),
                expires(attributes, now));
        return cookie.isAcceptable(origin, attributes) ? Optional.of(cookie) : Optional.empty();
    }

    /** The same cookie with another value. */
    public Cookie withValue(String other) {
        return new Cookie(name, other, host, path, secure, httpOnly, sameSite, expires);
    }

    boolean isExpired(Instant now) {
        return expires.map(end -> !now.isBefore(end)).orElse(false);
    }

    boolean isSameAs(Cookie other) {
        return name.equals(other.name) && host.equals(other.host) && path.equals(other.path);
    }

    boolean goesTo(URI uri) {
        String target = uri.getPath().isEmpty() ? "/" : uri.getPath();
        boolean pathMatches = target.equals(path)
                || (target.startsWith(path) && (path.endsWith("/") || target.charAt(path.length()) == '/'));
        return host.equals(uri.getHost()) && pathMatches && (!secure || isTrustworthy(uri));
    }

    /** Browsers treat loopback like https: Secure cookies are kept and sent, Fetch Metadata is sent. */
    static boolean isTrustworthy(URI uri) {
        return "https".equals(uri.getScheme())
                || "localhost".equals(uri.getHost())
                || uri.getHost().startsWith("127.");
    }

    private boolean isAcceptable(URI origin, Map<String, String> attributes) {
        boolean hostPrefixKept =
                !name.startsWith("__Host-") || (secure && attributes.get("path") != null && path.equals("/"));
        boolean securePrefixKept = !name.startsWith("__Secure-") || secure;
        boolean noneIsSecure = sameSite != SameSite.NONE || secure;
        return hostPrefixKept && securePrefixKept && noneIsSecure && (!secure || isTrustworthy(origin));
    }

    private static Map<String, String> attributes(List<String> parts) {
        Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String part : parts) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            attributes.put(
                    name.trim(), equals < 0 ? "" : part.substring(equals + 1).trim());
        }
        return attributes;
    }

    private static String path(String attribute, URI origin) {
        if (attribute.startsWith("/")) {
            return attribute;
        }
        int lastSlash = origin.getPath().lastIndexOf('/');
        return lastSlash < 1 ? "/" : origin.getPath().substring(0, lastSlash);
    }

    private static SameSite sameSite(String attribute) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case "strict" -> SameSite.STRICT;
            case "lax" -> SameSite.LAX;
            case "none" -> SameSite.NONE;
            default -> SameSite.UNSTATED;
        };
    }

    private static Optional<Instant> expires(Map<String, String> attributes, Instant now) {
        if (attributes.containsKey("max-age")) {
            long seconds = Long.parseLong(attributes.getOrDefault("max-age", "0"));
            return Optional.of(seconds <= 0 ? Instant.EPOCH : now.plusSeconds(seconds));
        }
        return Optional.ofNullable(attributes.get("expires")).map(Cookie::date);
    }

    private static Instant date(String text) {
        String spaced = text.replaceAll("(\\d{2})-(\\w{3})-(\\d{4})", "$1 $2 $3");
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(spaced));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "Set-Cookie, Expires: " + text + " (expected: an HTTP date)", unreadable);
        }
    }
}
