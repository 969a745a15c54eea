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
        boolean gated = stream.enter();
        try {
            out.write(octet);
        } finally {
            stream.leave(gated);
        }
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        boolean gated = stream.enter();
        try {
            out.write(octets, from, length);
        } finally {
            stream.leave(gated);
        }
    }

    @Override
    public void flush() throws IOException {
        boolean gated = stream.enter();
        try {
            out.flush();
        } finally {
            stream.leave(gated);
        }
    }

    /** Does nothing to an answer that is over. */
    @Override
    public void close() throws IOException {
        if (!stream.isOver()) {
            boolean gated = stream.enter();
            try {
                out.close();
            } finally {
                stream.leave(gated);
            }
        }
    }

    /** One that is over is ready to say so. */
    @Override
    public boolean isReady() {
        return !stream.tryEnter() || leaving(out.isReady());
    }

    private boolean leaving(boolean answer) {
        stream.leave(true);
        return answer;
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
