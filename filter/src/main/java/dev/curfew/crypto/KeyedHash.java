package dev.curfew.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Keyed hashes of a client's address and browser. They cannot be reversed, and the key exists only in this process. */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte ADDRESS = 1;
    private static final byte AGENT = 2;

    private final SecretKeySpec key;

    /** Made by {@link Keys}. */
    KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The mark of a network: the leading bits of an address, or null if the address is unknown. */
    public int ofNetwork(byte @Nullable [] prefix) {
        return mark(ADDRESS, prefix == null ? new byte[0] : prefix);
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
