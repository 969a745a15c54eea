package dev.curfew.client;

import org.jspecify.annotations.Nullable;

/**
 * The network of a client: the first 24 bits of an IPv4 address, the first 48 of an IPv6 address. Enough for people to
 * recognise their own places, too little to find a person by.
 *
 * @param packed the kind of address above 48 bits of network, those of IPv4 to the right; {@code 0} if unknown
 * @since 0.1
 */
public record NetworkPrefix(long packed) {

    /** Nobody knows where. */
    public static final NetworkPrefix UNKNOWN = new NetworkPrefix(0);

    private static final long IPV4 = 1L << 48;
    private static final long IPV6 = 2L << 48;

    public NetworkPrefix {
        long bits = packed & (IPV4 - 1);
        long kind = packed - bits;
        if (packed != 0 && kind != IPV6 && (kind != IPV4 || bits > 0xFFFFFF)) {
            throw new IllegalArgumentException("packed: " + Long.toHexString(packed) + " (expected: a network)");
        }
    }

    /** The network of an address of four bytes, or of sixteen; unknown if there is none. */
    public static NetworkPrefix of(byte @Nullable [] address) {
        if (address == null) {
            return UNKNOWN;
        }
        boolean four = address.length == 4;
        long bits = 0;
        for (int i = 0; i < (four ? 3 : 6); i++) {
            bits = (bits << 8) | (address[i] & 0xFF);
        }
        return new NetworkPrefix((four ? IPV4 : IPV6) | bits);
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
