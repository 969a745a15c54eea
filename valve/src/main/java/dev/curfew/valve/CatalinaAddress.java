package dev.curfew.valve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.curfew.http.OriginalAddress;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;

/**
 * The address as it came over the wire. A {@code RewriteValve} writes characters over it; the bytes that Tomcat has read stay beside them until
 * the request is over. No API says so: tests on each Tomcat do.
 */
final class CatalinaAddress {

    private CatalinaAddress() {}

    /** What the browser asked for, if that has been rewritten; else null. */
    static @Nullable OriginalAddress beforeRewriting(Request request) {
        MessageBytes uri = request.getCoyoteRequest().requestURI();
        ByteChunk sent = uri.getByteChunk();
        if (uri.getType() == MessageBytes.T_BYTES || sent.getLength() == 0) {
            return null;
        }
        String text = text(sent);
        return text.equals(request.getRequestURI()) ? null : new OriginalAddress(text, query(request));
    }

    private static @Nullable String query(Request request) {
        ByteChunk sent = request.getCoyoteRequest().queryString().getByteChunk();
        return sent.isNull() ? null : text(sent);
    }

    private static String text(ByteChunk bytes) {
        return new String(bytes.getBuffer(), bytes.getStart(), bytes.getLength(), ISO_8859_1);
    }
}
