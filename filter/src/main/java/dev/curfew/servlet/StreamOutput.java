package dev.curfew.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The body of an answer, until its session has ended. */
final class StreamOutput extends ServletOutputStream {

    private final ServletOutputStream out;
    private final Stream stream;

    StreamOutput(ServletOutputStream out, Stream stream) {
        this.out = out;
        this.stream = stream;
    }

    @Override
    public void write(int octet) throws IOException {
        stream.within(() -> out.write(octet));
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        stream.within(() -> out.write(octets, from, length));
    }

    @Override
    public void flush() throws IOException {
        stream.within(out::flush);
    }

    /** Does nothing to an answer that is over. */
    @Override
    public void close() throws IOException {
        stream.closing(out::close);
    }

    /** One that is over is ready to say so. */
    @Override
    public boolean isReady() {
        return stream.turnstile().asking(out::isReady, true);
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() throws IOException {
                stream.callBack(listener::onWritePossible);
            }

            @Override
            public void onError(Throwable fault) {
                listener.onError(fault);
            }
        });
    }
}
