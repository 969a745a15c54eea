package dev.curfew.forms;

import dev.curfew.forms.FormException.Why;
import dev.curfew.http.FormCharset;
import dev.curfew.http.SentField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of {@code multipart/form-data} (RFC 7578) as browsers write it. What is in files is passed over as it comes. Not thread-safe. */
final class MultipartFields {

    private static final int MOST_HEADERS = 8;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int filled;
    private long read;
    private int room = FormReader.MOST_TEXT;

    MultipartFields(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads up to the last boundary; what stands behind it has no meaning. */
    List<SentField> read() throws FormException, IOException {
        List<SentField> fields = new ArrayList<>();
        content(null, 2);
        while (true) {
            int first = next();
            int second = next();
            if (first == '-' && second == '-') {
                return fields;
            }
            if (first != '\r' || second != '\n') {
                throw new FormException(Why.UNREADABLE);
            }
            FormReader.add(fields, field());
        }
    }

    private SentField field() throws FormException, IOException {
        PartHeaders headers = new PartHeaders();
        int count = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (++count > MOST_HEADERS) {
                throw new FormException(Why.UNREADABLE);
            }
            headers.add(line);
        }
        String name = headers.name();
        String file = headers.fileName();
        take(name.length());
        if (file == null) {
            return new SentField(name, value(), false);
        }
        take(file.length());
        content(null, 0);
        return new SentField(name, file, true);
    }

    private String value() throws FormException, IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        content(value, 0);
        return FormCharset.octets(value.toByteArray());
    }

    /**
     * Reads on to behind the next delimiter. A delimiter has one carriage return, at its start, so that whatever has matched in vain can only
     * begin anew at one.
     *
     * @param kept takes what stands before it; null to pass it over
     * @param matched how much of the delimiter has been there already
     */
    private void content(@Nullable ByteArrayOutputStream kept, int matched) throws FormException, IOException {
        int length = matched;
        while (length < delimiter.length) {
            int next = next();
            if (next == delimiter[length]) {
                length++;
                continue;
            }
            keep(kept, delimiter, length);
            length = next == '\r' ? 1 : 0;
            if (length == 0) {
                keep(kept, new byte[] {(byte) next}, 1);
            }
        }
    }

    private void keep(@Nullable ByteArrayOutputStream kept, byte[] bytes, int length) throws FormException {
        if (kept != null && length > 0) {
            take(length);
            kept.write(bytes, 0, length);
        }
    }

    private void take(int length) throws FormException {
        room -= length;
        if (room < 0) {
            throw new FormException(Why.TOO_LARGE);
        }
    }

    private String line() throws FormException, IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\r'; next = next()) {
            line.append((char) next);
            if (line.length() > 2 * FormReader.MOST_TEXT) {
                throw new FormException(Why.TOO_LARGE);
            }
        }
        if (next() != '\n') {
            throw new FormException(Why.UNREADABLE);
        }
        return line.toString();
    }

    private int next() throws FormException, IOException {
        if (at == filled) {
            filled = in.read(buffer);
            at = 0;
            if (filled <= 0) {
                throw new FormException(Why.UNREADABLE);
            }
            read += filled;
            if (read > FormReader.MOST_BODY) {
                throw new FormException(Why.TOO_LARGE);
            }
        }
        return buffer[at++] & 0xFF;
    }
}
