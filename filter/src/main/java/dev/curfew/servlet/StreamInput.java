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
        boolean gated = stream.enter();
        try {
            return in.read();
        } finally {
            stream.leave(gated);
        }
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        boolean gated = stream.enter();
        try {
            return in.read(octets, from, length);
        } finally {
            stream.leave(gated);
        }
    }

    @Override
    public int available() throws IOException {
        boolean gated = stream.enter();
        try {
            return in.available();
        } finally {
            stream.leave(gated);
        }
    }

    @Override
    public void close() throws IOException {
        if (!stream.isOver()) {
            boolean gated = stream.enter();
            try {
                in.close();
            } finally {
                stream.leave(gated);
            }
        }
    }

    @Override
    public boolean isFinished() {
        return !stream.tryEnter() || leaving(in.isFinished());
    }

    @Override
    public boolean isReady() {
        return !stream.tryEnter() || leaving(in.isReady());
    }

    private boolean leaving(boolean answer) {
        stream.leave(true);
        return answer;
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
