package dev.curfew.client;

import java.util.Arrays;

/**
 * The IP addresses that begin with the same bits (RFC 4632), such as {@code 10.0.0.0/8}; or one address. Equal to every other range of the same
 * addresses.
 *
 * @since 0.1
 */
public final class CidrRange {

    private final byte[] first;
    private final int bits;

    private CidrRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * The range written so. No name is ever looked up.
     *
     * @throws IllegalArgumentException if it is no address, or none with a number of bits; says what it should be
     */
    public static CidrRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("an IP address such as 192.0.2.1 or 2001:db8::1, never a name");
        }
        int all = address.length * Byte.SIZE;
        int bits = slash < 0 ? all : bits(text.substring(slash + 1), all);
        byte[] first = IpAddress.prefix(address, bits);
        if (!Arrays.equals(first, address)) {
            throw new IllegalArgumentException("an address without bits behind the first " + bits);
        }
        return new CidrRange(first, bits);
    }

    private static int bits(String text, int most) {
        int bits = text.matches("0|[1-9]\\d{0,2}") ? Integer.parseInt(text) : -1;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("/ and a number from 0 to " + most + " behind the address");
        }
        return bits;
    }

    /** How many leading bits its addresses share. */
    public int bits() {
        return bits;
    }

    /**
     * Whether an address is one of these.
     *
     * @param address four bytes, or sixteen; an IPv4 address mapped into IPv6 is the IPv4 address that it stands for
     */
    boolean contains(byte[] address) {
        byte[] plain = IpAddress.unmapped(address);
        return plain.length == first.length && Arrays.equals(IpAddress.prefix(plain, bits), first);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrRange that && bits == that.bits && Arrays.equals(first, that.first);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + bits;
    }

    /** Address and bits, as numbers. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        boolean ipv4 = first.length == 4;
        for (int i = 0; i < first.length; i += ipv4 ? 1 : 2) {
            text.append(i == 0 ? "" : ipv4 ? "." : ":")
                    .append(
                            ipv4
                                    ? Integer.toString(first[i] & 0xFF)
                                    : Integer.toHexString(((first[i] & 0xFF) << 8) | (first[i + 1] & 0xFF)));
        }
        return text.append('/').append(bits).toString();
    }
}
