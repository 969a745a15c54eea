package dev.curfew.client;

import dev.curfew.http.Exchange;
import dev.curfew.http.RequestHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Determines the client's address. This is the address of the connection, unless it is a trusted proxy: then it is
 * read from {@code X-Forwarded-For}, from right to left, as far as trusted proxies wrote it.
 */
public final class ClientAddress {

    private static final int MOST_PROXIES = 20;

    private final List<CidrRange> trusted;

    public ClientAddress(List<CidrRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** The address, or null if the container does not know it. */
    byte @Nullable [] of(Exchange exchange) {
        String remote = exchange.remoteAddress();
        byte[] nearest = remote == null ? null : IpAddress.parse(withoutZone(remote));
        return nearest == null || !isTrusted(nearest) ? nearest : behind(nearest, forwarded(exchange));
    }

    private byte[] behind(byte[] nearest, List<String> hops) {
        byte[] client = nearest;
        for (int i = hops.size() - 1; i >= 0 && hops.size() - i <= MOST_PROXIES && isTrusted(client); i--) {
            byte[] next = IpAddress.parse(withoutPort(hops.get(i).strip()));
            if (next == null) {
                return client;
            }
            client = next;
        }
        return client;
    }

    private boolean isTrusted(byte[] address) {
        for (CidrRange range : trusted) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> forwarded(Exchange exchange) {
        List<String> hops = new ArrayList<>();
        for (String line : exchange.headers(RequestHeader.X_FORWARDED_FOR)) {
            hops.addAll(List.of(line.split(",", -1)));
        }
        return hops;
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
