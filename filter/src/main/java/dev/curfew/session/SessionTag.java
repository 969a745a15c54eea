package dev.curfew.session;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The public name of a session, in logs and on the container's {@code HttpSession}s. It outlives a change of the
 * cookie, tells nothing, and opens nothing.
 *
 * @param value 64 random bits
 * @since 0.1
 */
public record SessionTag(long value) {

    public static SessionTag generate(SecureRandom random) {
        return new SessionTag(random.nextLong());
    }

    /** The tag that prints like this, or null if none does. */
    public static @Nullable SessionTag parse(String text) {
        try {
            return text.length() == 16 ? new SessionTag(HexFormat.fromHexDigitsToLong(text)) : null;
        } catch (IllegalArgumentException notHexadecimal) {
            return null;
        }
    }

    /** Sixteen hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
