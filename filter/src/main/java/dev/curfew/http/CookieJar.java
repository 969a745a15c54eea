package dev.curfew.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request, read from the header only as far as asked.
 *
 * @since 0.1
 */
public final class CookieJar {

    private final List<String> headers;

    private CookieJar(List<String> headers) {
        this.headers = headers;
    }

    public static CookieJar of(Exchange exchange) {
        return new CookieJar(exchange.headers(RequestHeader.COOKIE));
    }

    /**
     * The value of the cookie, to the letter: ours are neither quoted nor padded, so that each has one spelling. Null if there is none. Two cookies of one name are none either: one of them was put there by somebody
     * else, and nothing tells which.
     */
    public @Nullable String single(String name) {
        return single(name, String::substring);
    }

    /** What a value stands for. */
    @FunctionalInterface
    public interface Reading<T> {

        /** What this part of a header stands for, or null for nothing. */
        @Nullable
        T read(String header, int from, int to);
    }

    /** What the value of {@link #single(String) a single cookie} stands for, without a copy of it; null if there is none. */
    public <T> @Nullable T single(String name, Reading<T> reading) {
        String found = null;
        int from = 0;
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            for (int at = 0; at < header.length(); at = next(header, at)) {
                if (isNamed(header, at, name)) {
                    if (found != null) {
                        return null;
                    }
                    found = header;
                    from = at + name.length() + 1;
                }
            }
        }
        return found == null ? null : reading.read(found, from, end(found, from));
    }

    /** Whether there is at least one cookie of this name. */
    public boolean has(String name) {
        for (String header : headers) {
            for (int at = 0; at < header.length(); at = next(header, at)) {
                if (isNamed(header, at, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All cookies whose name starts like this, in the order they came. */
    public Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String header : headers) {
            for (int at = 0; at < header.length(); at = next(header, at)) {
                int equals = header.indexOf('=', at);
                if (header.startsWith(prefix, at) && equals >= 0 && equals < next(header, at)) {
                    found.put(header.substring(at, equals), value(header, equals + 1));
                }
            }
        }
        return found;
    }

    private static boolean isNamed(String header, int at, String name) {
        int equals = at + name.length();
        return header.startsWith(name, at) && equals < header.length() && header.charAt(equals) == '=';
    }

    private static String value(String header, int from) {
        return header.substring(from, end(header, from));
    }

    private static int end(String header, int from) {
        int semicolon = header.indexOf(';', from);
        return semicolon < 0 ? header.length() : semicolon;
    }

    private static int next(String header, int at) {
        int next = end(header, at) + 1;
        while (next < header.length() && (header.charAt(next) == ' ' || header.charAt(next) == '\t')) {
            next++;
        }
        return next;
    }
}
