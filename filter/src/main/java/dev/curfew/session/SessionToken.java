package dev.curfew.session;

import dev.curfew.crypto.Base64Url;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The secret in the session cookie: 256 random bits. It is never stored and never printed; the registry knows only its {@link SessionKey}.
 *
 * @since 0.1
 */
public final class SessionToken {

    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;

    private final byte[] bits;

    private SessionToken(byte[] bits) {
        this.bits = bits;
    }

    /** A new token; 256 bits from {@code random} (OWASP ASVS 5.0, 7.2.3 asks for 128). */
    public static SessionToken generate(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new SessionToken(bits);
    }

    /**
     * The {@link #key} of the token that stands in a part of a header, or null if the part is not exactly one that we could have written. Of the
     * token itself no copy is made.
     */
    public static @Nullable SessionKey keyIn(String header, int from, int to) {
        byte[] bits = to - from == CHARACTERS ? Base64Url.decode(header, from, to) : null;
        return bits == null ? null : SessionKey.consuming(bits);
    }

    /** What the registry may know of this token: its SHA-256. */
    public SessionKey key() {
        return SessionKey.of(bits);
    }

    /** The cookie's value. The only way to the secret; never log it. */
    public String reveal() {
        return Base64Url.encode(bits);
    }

    /** Masked. */
    @Override
    public String toString() {
        return "SessionToken[secret]";
    }
}
