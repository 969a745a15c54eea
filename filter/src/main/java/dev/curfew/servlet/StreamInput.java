package dev.curfew.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The body of a request, until its session has ended. */
final class StreamInput extends ServletInputStream {

    private final ServletInputStream in;
    private final Stream stream;

    StreamInput(ServletInputStream in, Stream stream) {
        this.in = in;
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        return stream.reading(in::read);
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        return stream.reading(() -> in.read(octets, from, length));
    }

    @Override
    public int available() throws IOException {
        return stream.reading(in::available);
    }

    @Override
    public void close() throws IOException {
        stream.closing(in::close);
    }

    @Override
    public boolean isFinished() {
        return stream.turnstile().asking(in::isFinished, true);
    }

    @Override
    public boolean isReady() {
        return stream.turnstile().asking(in::isReady, true);
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                stream.callBack(listener::onDataAvailable);
            }

            @Override
            public void onAllDataRead() throws IOException {
                stream.callBack(listener::onAllDataRead);
            }

            @Override
            public void onError(Throwable fault) {
                listener.onError(fault);
            }
        });
    }
}
