package dev.curfew.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The content of a file as text, without a byte order mark.
 *
 * @param text everything, or what stands before the first bytes that are not UTF-8
 * @param whole whether that is everything
 */
record Utf8(String text, boolean whole) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static Utf8 of(byte[] content) {
        CharBuffer characters = CharBuffer.allocate(content.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        boolean malformed =
                decoder.decode(ByteBuffer.wrap(content), characters, true).isError();
        String text = characters.flip().toString();
        return new Utf8(text.startsWith(BYTE_ORDER_MARK) && !malformed ? text.substring(1) : text, !malformed);
    }

    /** Where the text ends. */
    Position end(String file) {
        int line = (int) text.chars().filter(c -> c == '\n').count();
        int start = text.lastIndexOf('\n') + 1;
        return new Faults(file).at(line, text.codePointCount(start, text.length()));
    }
}
