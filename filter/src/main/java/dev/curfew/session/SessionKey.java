package dev.curfew.session;

import dev.curfew.crypto.Sha256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * The key of a session in the registry: the SHA-256 hash of its {@link SessionToken}. A dump of the registry opens
 * nothing, because no cookie can be made from a key.
 *
 * @since 0.1
 */
public record SessionKey(long a, long b, long c, long d) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static SessionKey of(byte[] secret) {
        return of32(Sha256.of(secret));
    }

    /** The key of a secret of 32 bytes, in whose place the hash is afterwards. */
    static SessionKey consuming(byte[] secret) {
        Sha256.write(secret, secret);
        return of32(secret);
    }

    private static SessionKey of32(byte[] hash) {
        return new SessionKey((long) LONGS.get(hash, 0), (long) LONGS.get(hash, 8), (long) LONGS.get(hash, 16), (long)
                LONGS.get(hash, 24));
    }

    /** Written out, because the one that records come with costs more than the rest of a look-up. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionKey that && a == that.a && b == that.b && c == that.c && d == that.d;
    }

    /** The first 64 bits are as good a spread as any: the key is a hash already. */
    @Override
    public int hashCode() {
        return Long.hashCode(a);
    }

    /** A short form for logs: enough to tell sessions apart, too little to look one up. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(a).substring(0, 12);
    }
}
