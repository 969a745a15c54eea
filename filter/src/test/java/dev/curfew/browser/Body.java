package dev.curfew.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a form puts into a request, as browsers write it (HTML, 4.10.21).
 *
 * @param type the media type
 * @param octets a character for each byte
 */
public record Body(String type, String octets) {

    private static final String UNESCAPED = "*-._";
    private static final String BOUNDARY = "----WebKitFormBoundaryabcdefghijklmnop";

    /**
     * One entry of a form.
     *
     * @param file the octets of a file whose name is the value, or null for a text
     */
    public record Entry(String name, String value, @Nullable String file) {

        static Entry text(String name, String value) {
            return new Entry(withLineBreaks(name), withLineBreaks(value), null);
        }

        private static String withLineBreaks(String text) {
            return text.replaceAll("\r\n?|\n", "\r\n");
        }
    }

    static Body urlEncoded(List<Entry> entries, Charset charset) {
        StringBuilder body = new StringBuilder();
        for (Entry entry : entries) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(escaped(entry.name, charset))
                    .append('=')
                    .append(escaped(entry.value, charset));
        }
        return new Body("application/x-www-form-urlencoded", body.toString());
    }

    static Body multipart(List<Entry> entries, Charset charset) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            String file = entry.file;
            write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"", US_ASCII);
            write(body, quoted(entry.name), charset);
            if (file == null) {
                write(body, "\"\r\n\r\n", US_ASCII);
                write(body, entry.value, charset);
            } else {
                write(body, "\"; filename=\"", US_ASCII);
                write(body, quoted(entry.value), charset);
                write(body, "\"\r\nContent-Type: application/octet-stream\r\n\r\n", US_ASCII);
                write(body, file, ISO_8859_1);
            }
            write(body, "\r\n", US_ASCII);
        }
        write(body, "--" + BOUNDARY + "--\r\n", US_ASCII);
        return new Body("multipart/form-data; boundary=" + BOUNDARY, body.toString(ISO_8859_1));
    }

    private static String quoted(String text) {
        return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static void write(ByteArrayOutputStream body, String text, Charset charset) {
        body.writeBytes(encoded(text, charset));
    }

    private static String escaped(String text, Charset charset) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : encoded(text, charset)) {
            char c = (char) (octet & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
            escaped.append(plain ? String.valueOf(c) : c == ' ' ? "+" : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return escaped.toString();
    }

    /** Browsers have a byte for the five characters of windows-1252 that Java has none for, and a reference for what has none at all. */
    private static byte[] encoded(String text, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            if (charset.newEncoder().canEncode(character)) {
                bytes.writeBytes(character.getBytes(charset));
            } else if (c < 0x100) {
                bytes.writeBytes(character.getBytes(ISO_8859_1));
            } else {
                bytes.writeBytes(("&#" + c + ";").getBytes(US_ASCII));
            }
        });
        return bytes.toByteArray();
    }
}
