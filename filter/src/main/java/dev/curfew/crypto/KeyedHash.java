package dev.curfew.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Marks by which a client is recognised, and from which nobody can tell an address or a browser: keyed hashes. {@link Keys} make it.
 * Thread-safe.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte ADDRESS = 1;
    private static final byte AGENT = 2;

    private final SecretKeySpec key;

    /** Made by {@link Keys}. */
    KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The mark of the network that an address is in.
     *
     * @param bits how many leading bits count; with {@code 0} every address is the same
     */
    public int ofAddress(byte @Nullable [] address, int bits) {
        byte[] network = address == null ? new byte[0] : address.clone();
        for (int i = 0; i < network.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            network[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return mark(ADDRESS, network);
    }

    /** The mark of a {@code User-Agent}. */
    public int ofAgent(@Nullable String agent) {
        return mark(AGENT, agent == null ? new byte[0] : agent.getBytes(StandardCharsets.UTF_8));
    }

    /** Never {@code 0}, which stands for no mark. */
    private int mark(byte what, byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(what);
            int mark = ByteBuffer.wrap(mac.doFinal(value)).getInt();
            return mark == 0 ? 1 : mark;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
