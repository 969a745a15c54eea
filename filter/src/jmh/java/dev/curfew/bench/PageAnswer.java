package dev.curfew.bench;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page that is copied into a container's buffer, again and again, and sent nowhere. */
final class PageAnswer extends HttpServletResponseWrapper {

    private static final HttpServletResponse NOTHING_ELSE = Unsupported.of(HttpServletResponse.class);
    private static final int BUFFER = 8 * 1024;

    private final byte[] buffer = new byte[BUFFER];
    private final Sink sink = new Sink();

    /** How long the body is, as far as it was said, and has become. */
    long length;

    PageAnswer() {
        super(NOTHING_ELSE);
    }

    @Override
    public int getStatus() {
        return SC_OK;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public @Nullable String getHeader(String name) {
        return null;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return List.of();
    }

    @Override
    public boolean containsHeader(String name) {
        return false;
    }

    @Override
    public boolean isCommitted() {
        return length > BUFFER;
    }

    @Override
    public void setContentLength(int announced) {
        length += announced;
    }

    @Override
    public void setContentLengthLong(long announced) {
        length += announced;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return sink;
    }

    private final class Sink extends ServletOutputStream {

        @Override
        public void write(int octet) {
            length++;
        }

        @Override
        public void write(byte[] octets, int from, int count) {
            for (int done = 0; done < count; done += BUFFER) {
                System.arraycopy(octets, from + done, buffer, 0, Math.min(BUFFER, count - done));
            }
            length += count;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
