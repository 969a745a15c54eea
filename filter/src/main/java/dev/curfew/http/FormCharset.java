package dev.curfew.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Chooses a charset with which a browser sends back exactly the same bytes ({@code accept-charset}): UTF-8 if all
 * bytes are valid UTF-8, otherwise windows-1252.
 *
 * @since 0.1
 */
public enum FormCharset {
    /** Carries what is valid UTF-8. */
    UTF_8("utf-8") {
        @Override
        public String text(String octets) {
            return new String(bytes(octets), StandardCharsets.UTF_8);
        }
    },
    /** Carries everything. */
    WINDOWS_1252("windows-1252") {
        @Override
        public String text(String octets) {
            StringBuilder text = new StringBuilder(new String(bytes(octets), Holder.CHARSET));
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '\uFFFD') {
                    text.setCharAt(i, octets.charAt(i));
                }
            }
            return text.toString();
        }
    };

    /** Java leaves five bytes of it undefined, which browsers read as control characters. */
    private static final class Holder {
        static final Charset CHARSET = Charset.forName("windows-1252");
    }

    private final String label;

    FormCharset(String label) {
        this.label = label;
    }

    /** As {@code accept-charset} names it. */
    public String label() {
        return label;
    }

    /** The characters that a browser encodes to these octets. */
    public abstract String text(String octets);

    static byte[] bytes(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static String octets(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public static boolean isUtf8(String octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(octets)));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
