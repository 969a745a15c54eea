package dev.curfew.session;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names a session to its surroundings: in logs, and on the container's {@code HttpSession}s that belong to it. It outlives a change of the
 * cookie, tells nothing, and opens nothing.
 *
 * @param value 64 random bits
 * @since 0.1
 */
public record SessionTag(long value) {

    public static SessionTag generate(SecureRandom random) {
        return new SessionTag(random.nextLong());
    }

    /** Sixteen hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
