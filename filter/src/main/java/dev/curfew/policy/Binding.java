package dev.curfew.policy;

/**
 * The network and browser that a session is bound to, and what happens when one of them changes.
 *
 * @param ipv4Bits how many leading bits of an IPv4 address have to stay the same; {@code 0} for none
 * @param ipv6Bits how many leading bits of an IPv6 address have to stay the same; {@code 0} for none
 * @param userAgent whether the {@code User-Agent} has to stay the same
 * @param onChange what happens when one of these has changed
 * @since 0.1
 */
public record Binding(int ipv4Bits, int ipv6Bits, boolean userAgent, OnChange onChange) {

    /** Bound to nothing. */
    public static final Binding OFF = new Binding(0, 0, false, OnChange.LOG);

    /** What happens on a change. The later constant is the stricter one. */
    public enum OnChange {
        /** It is reported, and the session goes on from there. */
        LOG,
        /** The user has to authenticate again. */
        REAUTHENTICATE,
        /** The session ends. */
        END
    }

    public Binding {
        requireBits("ipv4Bits", ipv4Bits, 32);
        requireBits("ipv6Bits", ipv6Bits, 128);
    }

    private static void requireBits(String name, int bits, int most) {
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(name + ": " + bits + " (expected: 0 to " + most + ")");
        }
    }

    /** Whether there is nothing to compare. */
    public boolean isOff() {
        return ipv4Bits == 0 && ipv6Bits == 0 && !userAgent;
    }

    /** Bound to what either is bound to, with the stricter consequence. */
    Binding strictest(Binding other) {
        return new Binding(
                Math.max(ipv4Bits, other.ipv4Bits),
                Math.max(ipv6Bits, other.ipv6Bits),
                userAgent || other.userAgent,
                onChange.compareTo(other.onChange) >= 0 ? onChange : other.onChange);
    }
}
