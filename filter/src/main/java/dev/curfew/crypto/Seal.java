package dev.curfew.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts data for one purpose: AES-256-GCM with a random nonce, the purpose as associated data. Thread-safe.
 *
 * @since 0.1
 */
public final class Seal {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int ID_BYTES = Integer.BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SEALED = ID_BYTES + NONCE_BYTES;
    private static final int SHORTEST = SEALED + TAG_BITS / 8;

    private final int closing;
    private final SecretKey closingKey;
    private final Map<Integer, SecretKey> keys;
    private final SecureRandom random;

    /**
     * Made by {@link Keys}.
     *
     * @param closing the id of the key that closes, which is one of these
     */
    Seal(int closing, Map<Integer, SecretKey> keys, SecureRandom random) {
        this.keys = Map.copyOf(keys);
        this.closing = closing;
        this.closingKey = Objects.requireNonNull(keys.get(closing), "the key that closes");
        this.random = random;
    }

    /** The sealed form of {@code plain}, as Base64url text. */
    public String close(byte[] plain, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, closingKey, nonce, purpose).doFinal(plain);
            return Base64Url.encode(ByteBuffer.allocate(SEALED + sealed.length)
                    .putInt(closing)
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** What was sealed for this purpose with one of the keys, or null if the text is anything else. */
    public byte @Nullable [] open(String text, String purpose) {
        byte[] whole = Base64Url.decode(text);
        if (whole == null || whole.length < SHORTEST) {
            return null;
        }
        SecretKey key = keys.get(ByteBuffer.wrap(whole).getInt());
        return key == null ? null : open(key, whole, purpose);
    }

    private static byte @Nullable [] open(SecretKey key, byte[] whole, String purpose) {
        byte[] nonce = Arrays.copyOfRange(whole, ID_BYTES, SEALED);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, purpose).doFinal(whole, SEALED, whole.length - SEALED);
        } catch (GeneralSecurityException notOurs) {
            return null;
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
