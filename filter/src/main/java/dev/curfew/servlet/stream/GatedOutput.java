package dev.curfew.servlet.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The body of an answer, until its session has ended. */
final class GatedOutput extends ServletOutputStream {

    private final ServletOutputStream out;
    private final AsyncRequest async;

    GatedOutput(ServletOutputStream out, AsyncRequest async) {
        this.out = out;
        this.async = async;
    }

    @Override
    public void write(int octet) throws IOException {
        if (async.isGated()) {
            async.within(() -> out.write(octet));
        } else {
            out.write(octet);
        }
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        if (async.isGated()) {
            async.within(() -> out.write(octets, from, length));
        } else {
            out.write(octets, from, length);
        }
    }

    @Override
    public void flush() throws IOException {
        async.within(out::flush);
    }

    /** Does nothing to an answer that is over. */
    @Override
    public void close() throws IOException {
        async.closing(out::close);
    }

    /** One that is over is ready to say so. */
    @Override
    public boolean isReady() {
        return async.gate().asking(out::isReady, true);
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() throws IOException {
                async.callBack(listener::onWritePossible);
            }

            @Override
            public void onError(Throwable fault) {
                listener.onError(fault);
            }
        });
    }
}
