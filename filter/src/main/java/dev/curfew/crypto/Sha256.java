package dev.curfew.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256. Digests are used again, because a fresh one costs as much memory as all the rest of a request here; not one per thread, because the
 * threads are the container's and outlive us. Thread-safe.
 */
public final class Sha256 {

    static final int BYTES = 32;

    private static final int LANES = 64;

    /** As many references as a cache line has, so that neighbours do not wait for each other. */
    private static final int APART = 16;

    private static final AtomicReferenceArray<@Nullable MessageDigest> SPARE =
            new AtomicReferenceArray<>(LANES * APART);

    private Sha256() {}

    public static byte[] of(byte[] text) {
        byte[] hash = new byte[BYTES];
        write(text, hash);
        return hash;
    }

    /** Writes the hash into the first bytes of {@code hash}, which may be {@code text} itself. */
    public static void write(byte[] text, byte[] hash) {
        int lane = (int) (Thread.currentThread().getId() % LANES) * APART;
        MessageDigest spare = SPARE.getAndSet(lane, null);
        MessageDigest digest = spare == null ? made() : spare;
        digest.update(text);
        finish(digest, hash);
        SPARE.setRelease(lane, digest);
    }

    private static void finish(MessageDigest digest, byte[] hash) {
        try {
            digest.digest(hash, 0, BYTES);
        } catch (DigestException impossible) {
            throw new IllegalStateException("a hash has " + BYTES + " bytes", impossible);
        }
    }

    private static MessageDigest made() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
