package dev.curfew.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Roughly where somebody is: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. Enough for people to recognise their own
 * places, too little to find a person by.
 *
 * @param packed the kind of address above 48 bits of network, those of IPv4 to the right; {@code 0} if unknown
 * @since 0.1
 */
public record Network(long packed) {

    /** Nobody knows where. */
    public static final Network UNKNOWN = new Network(0);

    private static final long IPV4 = 1L << 48;
    private static final long IPV6 = 2L << 48;
    private static final int LONGEST = 45;
    private static final Pattern DECIMAL =
            Pattern.compile("(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");

    /** Begins like an IPv6 address and has a colon: of such a text Java never asks the name service. */
    private static final Pattern WITH_COLON = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    public Network {
        long bits = packed & (IPV4 - 1);
        long kind = packed - bits;
        if (packed != 0 && kind != IPV6 && (kind != IPV4 || bits > 0xFFFFFF)) {
            throw new IllegalArgumentException("packed: " + Long.toHexString(packed) + " (expected: a network)");
        }
    }

    /** The network of an address as containers write them; unknown if it is none. A zone does not matter. No name is ever looked up. */
    public static Network of(@Nullable String address) {
        if (address == null) {
            return UNKNOWN;
        }
        int zone = address.indexOf('%');
        String literal = zone < 0 ? address : address.substring(0, zone);
        boolean readable = literal.length() <= LONGEST
                && (DECIMAL.matcher(literal).matches()
                        || WITH_COLON.matcher(literal).matches());
        try {
            return readable ? of(InetAddress.getByName(literal)) : UNKNOWN;
        } catch (UnknownHostException noAddress) {
            return UNKNOWN;
        }
    }

    /** An IPv4 address that is mapped into IPv6 comes out of Java as the IPv4 address that it is. */
    private static Network of(InetAddress address) {
        boolean four = address instanceof Inet4Address;
        byte[] bytes = address.getAddress();
        long bits = 0;
        for (int i = 0; i < (four ? 3 : 6); i++) {
            bits = bits << 8 | bytes[i] & 0xFF;
        }
        return new Network((four ? IPV4 : IPV6) | bits);
    }

    /** {@code 192.0.2.x} or {@code 2001:db8:1::}; empty if unknown. */
    @Override
    public String toString() {
        if (packed == 0) {
            return "";
        }
        return packed >= IPV6
                ? ipv6()
                : (packed >> 16 & 0xFF) + "." + (packed >> 8 & 0xFF) + "." + (packed & 0xFF) + ".x";
    }

    private String ipv6() {
        StringBuilder text = new StringBuilder();
        long left = packed & (IPV4 - 1);
        for (int shift = 32; shift >= 0 && left != 0; shift -= 16) {
            text.append(text.isEmpty() ? "" : ":").append(Long.toHexString(left >> shift));
            left &= (1L << shift) - 1;
        }
        return text.append("::").toString();
    }
}
