package dev.curfew.catalina;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Sets headers as the bytes that are sent. For each text, Tomcat makes an encoder: that takes more memory than a decision does.
 *
 * @since 0.2
 */
public final class WireHeaders {

    /** Tomcat only reads the bytes of a name. Those of a value it may write over when the request is done. */
    private static final ConcurrentMap<String, byte[]> NAMES = new ConcurrentHashMap<>();

    private WireHeaders() {}

    /**
     * Sets headers that the application may replace.
     *
     * @param headers in printable ASCII; of few different names
     */
    public static void set(List<Map.Entry<String, String>> headers, HttpServletResponse response) {
        Response own = TomcatInternals.unwrapped(response);
        for (int i = 0; i < headers.size(); i++) {
            Map.Entry<String, String> header = headers.get(i);
            if (own == null) {
                response.setHeader(header.getKey(), header.getValue());
            } else if (!own.isCommitted()) {
                set(header, own.getCoyoteResponse().getMimeHeaders());
            }
        }
    }

    private static void set(Map.Entry<String, String> header, MimeHeaders sent) {
        byte[] value = header.getValue().getBytes(ISO_8859_1);
        place(header.getKey(), sent).setBytes(value, 0, value.length);
    }

    private static MessageBytes place(String name, MimeHeaders sent) {
        if (sent.findHeader(name, 0) >= 0) {
            return sent.setValue(name);
        }
        byte[] bytes = NAMES.computeIfAbsent(name, text -> text.getBytes(ISO_8859_1));
        return sent.addValue(bytes, 0, bytes.length);
    }
}
