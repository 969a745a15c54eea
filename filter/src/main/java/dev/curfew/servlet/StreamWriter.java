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
        return stream.turnstile().asking(container::checkError, true) || failed;
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
            stream.within(() -> out.write(character));
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            stream.within(() -> out.write(characters, from, length));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            stream.within(() -> out.write(text, from, length));
        }

        @Override
        public void flush() throws IOException {
            stream.within(out::flush);
        }

        @Override
        public void close() throws IOException {
            stream.closing(out::close);
        }
    }
}
