package dev.curfew.session;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64url without padding, read strictly: one text for one value, so that nothing can be presented in two spellings. */
final class Base64Url {

    private Base64Url() {}

    /** The bytes, or null if {@code text} is not their one canonical form. */
    static byte @Nullable [] decode(String text) {
        if (!isAlphabet(text)) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return isCanonical(text, bytes) ? bytes : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isAlphabet(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isCanonical(String text, byte[] bytes) {
        int spareBits = text.length() * 6 - bytes.length * 8;
        int last = text.isEmpty() ? 0 : value(text.charAt(text.length() - 1));
        return (last & ((1 << spareBits) - 1)) == 0;
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '-' ? 62 : 63;
    }
}
