package dev.curfew.servlet.stream;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The body of a request, until its session has ended. */
final class GatedInput extends ServletInputStream {

    private final ServletInputStream in;
    private final AsyncRequest async;

    GatedInput(ServletInputStream in, AsyncRequest async) {
        this.in = in;
        this.async = async;
    }

    @Override
    public int read() throws IOException {
        return async.reading(in::read);
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        return async.reading(() -> in.read(octets, from, length));
    }

    @Override
    public int available() throws IOException {
        return async.reading(in::available);
    }

    @Override
    public void close() throws IOException {
        async.closing(in::close);
    }

    @Override
    public boolean isFinished() {
        return async.gate().asking(in::isFinished, true);
    }

    @Override
    public boolean isReady() {
        return async.gate().asking(in::isReady, true);
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                async.callBack(listener::onDataAvailable);
            }

            @Override
            public void onAllDataRead() throws IOException {
                async.callBack(listener::onAllDataRead);
            }

            @Override
            public void onError(Throwable fault) {
                listener.onError(fault);
            }
        });
    }
}
