package dev.curfew.catalina;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a request was sent with. One pass over their names spares the search for most of those that are not there, and most that
 * Curfew asks for are not.
 *
 * @since 0.2
 */
public final class SentHeaders {

    private static final long ANY = -1;

    private final HttpServletRequest request;
    private final @Nullable MimeHeaders own;
    private final long names;

    /** The headers of a request as it is now. Where something has been wrapped around the request, that is asked instead. */
    public SentHeaders(HttpServletRequest request) {
        Request unwrapped = TomcatInternals.unwrapped(request);
        this.request = request;
        this.own = unwrapped == null ? null : unwrapped.getCoyoteRequest().getMimeHeaders();
        this.names = own == null ? ANY : names(own);
    }

    private static long names(MimeHeaders headers) {
        long names = 0;
        for (int i = 0; i < headers.size(); i++) {
            names |= bit(headers.getName(i));
        }
        return names;
    }

    private static long bit(MessageBytes name) {
        ByteChunk sent = name.getByteChunk();
        if (name.getType() != MessageBytes.T_BYTES || sent.getLength() == 0) {
            return bit(name.toString());
        }
        byte[] bytes = sent.getBuffer();
        return bit(bytes[sent.getStart()], bytes[sent.getEnd() - 1], sent.getLength());
    }

    private static long bit(String name) {
        return name.isEmpty() ? ANY : bit(name.charAt(0), name.charAt(name.length() - 1), name.length());
    }

    /** One of 64, the same for a name in upper and in lower case. */
    private static long bit(int first, int last, int length) {
        return 1L << ((first | 0x20) * 31 + (last | 0x20) * 7 + length);
    }

    /** The first header of this name, case-insensitive, or null. */
    public @Nullable String first(String name) {
        return (names & bit(name)) == 0 ? null : request.getHeader(name);
    }

    /** All headers of this name. */
    public List<String> all(String name) {
        MimeHeaders sent = own;
        return sent == null ? Collections.list(request.getHeaders(name)) : all(name, sent);
    }

    private static List<String> all(String name, MimeHeaders sent) {
        int first = sent.findHeader(name, 0);
        if (first < 0) {
            return List.of();
        }
        int next = sent.findHeader(name, first + 1);
        if (next < 0) {
            return List.of(sent.getValue(first).toStringType());
        }
        List<String> all = new ArrayList<>();
        for (int i = first; i >= 0; i = sent.findHeader(name, i + 1)) {
            all.add(sent.getValue(i).toStringType());
        }
        return all;
    }
}
