package dev.curfew.bench;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response that is sent nowhere. */
final class LightResponse extends HttpServletResponseWrapper {

    private static final HttpServletResponse NOTHING_ELSE = Unsupported.of(HttpServletResponse.class);

    /** Everything that was written, mixed up, so that nothing can be left out. */
    int written;

    LightResponse() {
        super(NOTHING_ELSE);
    }

    @Override
    public void setHeader(String name, String value) {
        written += name.length() + value.length();
    }

    @Override
    public void addHeader(String name, String value) {
        written += name.length() + value.length();
    }

    @Override
    public void setStatus(int status) {
        written += status;
    }

    @Override
    public void setContentLength(int length) {
        written += length;
    }

    @Override
    public void flushBuffer() {}

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int octet) {
                written += octet;
            }

            @Override
            public void write(byte[] octets, int from, int length) {
                written += length;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
