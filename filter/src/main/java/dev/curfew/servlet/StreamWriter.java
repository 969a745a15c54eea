package dev.curfew.servlet;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** The body of an answer as characters, until its session has ended. Encodes nothing and keeps nothing back: that is the container's. */
final class StreamWriter extends PrintWriter {

    private final PrintWriter container;
    private final Stream stream;

    StreamWriter(PrintWriter out, Stream stream) {
        super(new Body(out, stream));
        this.container = out;
        this.stream = stream;
    }

    @Override
    public boolean checkError() {
        boolean failed = super.checkError();
        if (!stream.tryEnter()) {
            return true;
        }
        try {
            return container.checkError() || failed;
        } finally {
            stream.leave(true);
        }
    }

    private static final class Body extends Writer {

        private final PrintWriter out;
        private final Stream stream;

        Body(PrintWriter out, Stream stream) {
            super(out);
            this.out = out;
            this.stream = stream;
        }

        @Override
        public void write(int character) throws IOException {
            boolean gated = stream.enter();
            try {
                out.write(character);
            } finally {
                stream.leave(gated);
            }
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            boolean gated = stream.enter();
            try {
                out.write(characters, from, length);
            } finally {
                stream.leave(gated);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            boolean gated = stream.enter();
            try {
                out.write(text, from, length);
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
    }
}
