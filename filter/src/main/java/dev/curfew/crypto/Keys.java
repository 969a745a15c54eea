package dev.curfew.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one Curfew. The first one closes; each opens what it has closed, so that a key can be replaced while texts of the one before are
 * under way. Every use has a key of its own, derived from these: what is closed for one cannot be opened by another. Immutable and thread-safe.
 */
public final class Keys {

    private static final String DERIVATION = "HmacSHA256";

    private final Map<Integer, Key> keys = new LinkedHashMap<>();
    private final Key first;
    private final SecureRandom random;

    /**
     * These keys.
     *
     * @param keys the one that closes comes first
     * @param random makes nonces; cryptographically strong
     * @throws IllegalArgumentException if there is none, or if two have the same id
     */
    Keys(List<Key> keys, SecureRandom random) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys: none (expected: at least one)");
        }
        for (Key key : keys) {
            if (this.keys.put(key.id(), key) != null) {
                throw new IllegalArgumentException("keys: " + key + " twice (expected: once), leave one out");
            }
        }
        this.first = keys.get(0);
        this.random = random;
    }

    /** One new key that no other Curfew has, and that ends with this object. */
    public static Keys random(SecureRandom random) {
        return new Keys(List.of(Key.random(random)), random);
    }

    /** What closes and opens for this use. */
    public Seal seal(String use) {
        Map<Integer, SecretKey> derived = new LinkedHashMap<>();
        keys.forEach((id, key) -> derived.put(id, new SecretKeySpec(key.derived(use), "AES")));
        return new Seal(first.id(), derived, random);
    }

    /** What makes marks for this use, with the first key. */
    public KeyedHash hash(String use) {
        return new KeyedHash(first.derived(use));
    }

    /** The ids of the keys only. */
    @Override
    public String toString() {
        return "Keys" + keys.values();
    }

    /** One key. Its id is computed from it: the same key has the same id on every node, and the id tells nothing of the key. */
    public static final class Key {

        private static final int BYTES = 32;

        private final byte[] secret;
        private final int id;

        private Key(byte[] secret) {
            this.secret = secret;
            this.id = ByteBuffer.wrap(derived("key id")).getInt();
        }

        /**
         * The key of these bytes.
         *
         * @throws IllegalArgumentException if they are not 32
         */
        static Key of(byte[] secret) {
            if (secret.length != BYTES) {
                throw new IllegalArgumentException(
                        "key: " + secret.length + " bytes (expected: " + BYTES + " random bytes)");
            }
            return new Key(secret.clone());
        }

        /** A new key. */
        static Key random(SecureRandom random) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            return new Key(secret);
        }

        int id() {
            return id;
        }

        /** One block of HKDF-Expand (RFC 5869, 2.3): as long as the keys here have to be. */
        byte[] derived(String use) {
            try {
                Mac mac = Mac.getInstance(DERIVATION);
                mac.init(new SecretKeySpec(secret, DERIVATION));
                mac.update(use.getBytes(StandardCharsets.UTF_8));
                return mac.doFinal(new byte[] {1});
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java platform has " + DERIVATION, impossible);
            }
        }

        /** The id only. */
        @Override
        public String toString() {
            return "Key[" + Integer.toHexString(id) + "]";
        }
    }
}
