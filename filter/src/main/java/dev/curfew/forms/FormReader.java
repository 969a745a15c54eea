package dev.curfew.forms;

import dev.curfew.forms.FormException.Why;
import dev.curfew.http.Exchange;
import dev.curfew.http.MediaType;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.SentField;
import dev.curfew.http.SentForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a form to be kept, within limits: it discards the content of files, and keeps at most {@link
 * #MOST_TEXT} bytes of text.
 *
 * @since 0.1
 */
public final class FormReader {

    /** The most text, bytes: of a URL-encoded body as it is; of the names, values and names of files in a multipart one. */
    public static final int MOST_TEXT = 65_536;

    /** The most fields. */
    public static final int MOST_FIELDS = 5_000;

    /** The longest multipart body, bytes: what takes longer is not waited for. */
    public static final long MOST_BODY = 64L << 20;

    private FormReader() {}

    /**
     * The form in the body, which nobody can read afterwards. May wait for the client.
     *
     * @throws FormException if it cannot be kept
     */
    static SentForm read(Exchange exchange) throws FormException {
        MediaType type = MediaType.parse(exchange.header(RequestHeader.CONTENT_TYPE));
        long declared = declaredLength(exchange);
        try {
            if (type.type().equals(SentForm.Encoding.URL_ENCODED.type())) {
                List<SentField> fields = urlEncoded(exchange, declared);
                return new SentForm(SentForm.Encoding.URL_ENCODED, charset(type, fields), fields);
            }
            if (type.type().equals(SentForm.Encoding.MULTIPART.type())) {
                List<SentField> fields = multipart(exchange, type, declared);
                return new SentForm(SentForm.Encoding.MULTIPART, charset(type, fields), fields);
            }
            throw new FormException(Why.OTHER_TYPE);
        } catch (IOException brokenOff) {
            throw new FormException(Why.UNREADABLE);
        }
    }

    /** A body shorter than declared has been read by somebody before us, at least in part. */
    private static List<SentField> urlEncoded(Exchange exchange, long declared) throws FormException, IOException {
        if (declared > MOST_TEXT) {
            throw new FormException(Why.TOO_LARGE);
        }
        byte[] body = body(exchange).readNBytes(MOST_TEXT + 1);
        if (body.length > MOST_TEXT) {
            throw new FormException(Why.TOO_LARGE);
        }
        if (declared >= 0 && body.length != declared) {
            throw new FormException(Why.UNREADABLE);
        }
        return UrlEncodedFields.read(body);
    }

    private static List<SentField> multipart(Exchange exchange, MediaType type, long declared)
            throws FormException, IOException {
        String boundary = type.parameters().get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw new FormException(Why.UNREADABLE);
        }
        if (declared > MOST_BODY) {
            throw new FormException(Why.TOO_LARGE);
        }
        return new MultipartFields(body(exchange), boundary).read();
    }

    private static InputStream body(Exchange exchange) throws FormException {
        InputStream body = exchange.body();
        if (body == null) {
            throw new FormException(Why.UNREADABLE);
        }
        return body;
    }

    private static long declaredLength(Exchange exchange) {
        String length = exchange.header(RequestHeader.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException beyondAllMeasure) {
            return Long.MAX_VALUE;
        }
    }

    /** What a browser was asked to say in a field of that name (HTML, 4.10.21.5), else what the type says. */
    private static @Nullable Charset charset(MediaType type, List<SentField> fields) {
        for (SentField field : fields) {
            if (field.name().equalsIgnoreCase("_charset_") && !field.isFile()) {
                return MediaType.charset(field.value());
            }
        }
        return MediaType.charset(type.parameters().get("charset"));
    }

    /**
     * Adds a field that a page can send again. Browsers leave out fields without a name, and turn U+0000 in a page into something else; what
     * has either does not come from a page.
     */
    static void add(List<SentField> fields, SentField field) throws FormException {
        if (fields.size() == MOST_FIELDS) {
            throw new FormException(Why.TOO_LARGE);
        }
        if (field.name().isEmpty()
                || field.name().indexOf('\0') >= 0
                || field.value().indexOf('\0') >= 0) {
            throw new FormException(Why.UNREADABLE);
        }
        fields.add(field);
    }
}
