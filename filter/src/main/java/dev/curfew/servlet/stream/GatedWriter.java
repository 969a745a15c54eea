package dev.curfew.servlet.stream;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** The body of an answer as characters, until its session has ended. Encodes nothing and keeps nothing back: that is the container's. */
final class GatedWriter extends PrintWriter {

    private final PrintWriter container;
    private final AsyncRequest async;

    GatedWriter(PrintWriter out, AsyncRequest async) {
        super(new Body(out, async));
        this.container = out;
        this.async = async;
    }

    @Override
    public boolean checkError() {
        boolean failed = super.checkError();
        return async.gate().asking(container::checkError, true) || failed;
    }

    private static final class Body extends Writer {

        private final PrintWriter out;
        private final AsyncRequest async;

        Body(PrintWriter out, AsyncRequest async) {
            super(out);
            this.out = out;
            this.async = async;
        }

        @Override
        public void write(int character) throws IOException {
            async.within(() -> out.write(character));
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            async.within(() -> out.write(characters, from, length));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            async.within(() -> out.write(text, from, length));
        }

        @Override
        public void flush() throws IOException {
            async.within(out::flush);
        }

        @Override
        public void close() throws IOException {
            async.closing(out::close);
        }
    }
}
