package dev.curfew.crypto;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Strict base64url without padding: each value has exactly one accepted spelling. */
public final class Base64Url {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte FOREIGN = -1;
    private static final byte[] VALUES = values();

    private Base64Url() {}

    /** The bytes, or null if {@code text} is not their one canonical form. */
    public static byte @Nullable [] decode(String text) {
        return decode(text, 0, text.length());
    }

    /** The bytes of a part of a text, or null if it is not their one canonical form. */
    public static byte @Nullable [] decode(String text, int from, int to) {
        byte[] bytes = new byte[(int) ((to - from) * 6L / 8)];
        int at = 0;
        int bits = 0;
        int spare = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            byte value = c < VALUES.length ? VALUES[c] : FOREIGN;
            if (value == FOREIGN) {
                return null;
            }
            bits = bits << 6 | value;
            spare += 6;
            if (spare >= 8) {
                spare -= 8;
                bytes[at++] = (byte) (bits >>> spare);
            }
        }
        boolean canonical = spare < 6 && (bits & ((1 << spare) - 1)) == 0;
        return canonical ? bytes : null;
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] values() {
        byte[] values = new byte[0x80];
        Arrays.fill(values, FOREIGN);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
