package dev.curfew.client;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses IP addresses. It accepts literals only, and never uses DNS.
 *
 * @since 0.1
 */
final class IpAddress {

    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int MAPPED = 12;

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final String[] NOTHING = {};

    private IpAddress() {}

    /**
     * The address written so: four bytes, or sixteen in network order. An IPv4 address mapped into IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4
     * address that it stands for.
     *
     * @return null if the text is no address; a zone ({@code %eth0}) or brackets are none
     */
    static byte @Nullable [] parse(String text) {
        if (text.indexOf(':') < 0) {
            return ipv4(text);
        }
        byte[] address = ipv6(text);
        return address == null ? null : unmapped(address);
    }

    /** The address with all bits behind the first {@code bits} cleared. */
    static byte[] prefix(byte[] address, int bits) {
        byte[] prefix = new byte[address.length];
        for (int i = 0; i < prefix.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            prefix[i] = (byte) (address[i] & (0xFF << (Byte.SIZE - kept)));
        }
        return prefix;
    }

    /** The IPv4 address that a mapped one stands for; any other address as it is. */
    static byte[] unmapped(byte[] address) {
        if (address.length != IPV6 || address[MAPPED - 1] != -1 || address[MAPPED - 2] != -1) {
            return address;
        }
        for (int i = 0; i < MAPPED - 2; i++) {
            if (address[i] != 0) {
                return address;
            }
        }
        return Arrays.copyOfRange(address, MAPPED, IPV6);
    }

    private static byte @Nullable [] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != IPV4) {
            return null;
        }
        byte[] address = new byte[IPV4];
        for (int i = 0; i < IPV4; i++) {
            if (!DECIMAL.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 0xFF) {
                return null;
            }
            address[i] = (byte) Integer.parseInt(parts[i]);
        }
        return address;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        String[] head = groups(gap < 0 ? text : text.substring(0, gap));
        String[] tail = gap < 0 ? NOTHING : groups(text.substring(gap + 2));
        byte[] before = bytes(head, gap < 0);
        byte[] after = bytes(tail, true);
        if (before == null || after == null) {
            return null;
        }
        int written = before.length + after.length;
        if (gap < 0 ? written != IPV6 : written > IPV6 - 2) {
            return null;
        }
        byte[] address = Arrays.copyOf(before, IPV6);
        System.arraycopy(after, 0, address, IPV6 - after.length, after.length);
        return address;
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? NOTHING : text.split(":", -1);
    }

    /** The bytes of groups, of which the last may be an IPv4 address. */
    private static byte @Nullable [] bytes(String[] groups, boolean last) {
        byte[] bytes = new byte[Math.min(groups.length, IPV6) * 2 + 2];
        int length = 0;
        for (int i = 0; i < groups.length && length < IPV6; i++) {
            byte[] part =
                    last && i == groups.length - 1 && groups[i].indexOf('.') >= 0 ? ipv4(groups[i]) : group(groups[i]);
            if (part == null) {
                return null;
            }
            System.arraycopy(part, 0, bytes, length, part.length);
            length += part.length;
        }
        return groups.length > IPV6 / 2 || length > IPV6 ? null : Arrays.copyOf(bytes, length);
    }

    private static byte @Nullable [] group(String text) {
        if (!GROUP.matcher(text).matches()) {
            return null;
        }
        int value = Integer.parseInt(text, 16);
        return new byte[] {(byte) (value >> 8), (byte) value};
    }
}
