package dev.curfew.servlet;

import dev.curfew.http.Splice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** The body of a page as characters. Encodes nothing and keeps nothing back for later: that is the container's. */
final class PageWriter extends PrintWriter {

    private final PrintWriter container;
    private final Body body;

    PageWriter(PrintWriter out, Insertion insertion) {
        this(out, new Body(out, insertion));
    }

    private PageWriter(PrintWriter container, Body body) {
        super(body);
        this.container = container;
        this.body = body;
    }

    void end() {
        body.end();
    }

    @Override
    public boolean checkError() {
        boolean failed = super.checkError();
        return container.checkError() || failed;
    }

    private static final class Body extends Writer {

        private final PrintWriter out;
        private final Insertion insertion;

        Body(PrintWriter out, Insertion insertion) {
            super(out);
            this.out = out;
            this.insertion = insertion;
        }

        @Override
        public void write(int character) throws IOException {
            if (insertion.splice() == null) {
                out.write(character);
            } else {
                write(new char[] {(char) character}, 0, 1);
            }
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            if (length == 0 || insertion.splice() == null) {
                out.write(characters, from, length);
            } else {
                write(new String(characters, from, length), 0, length);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            Splice splice = length == 0 ? null : insertion.splice();
            if (splice == null) {
                out.write(text, from, length);
            } else {
                splice.put(new Text(text, from, length, out, insertion));
            }
        }

        @Override
        public void flush() {
            insertion.begin();
            out.flush();
        }

        void end() {
            String rest = insertion.end();
            if (!rest.isEmpty()) {
                out.write(rest);
            }
        }

        @Override
        public void close() {
            end();
            out.close();
        }
    }

    private record Text(String text, int from, int length, PrintWriter out, Insertion insertion)
            implements Splice.Piece {

        @Override
        public int unit(int index) {
            return text.charAt(from + index);
        }

        @Override
        public void pass(int first, int end) {
            out.write(text, from + first, end - first);
        }

        @Override
        public void pass(String ascii) {
            out.write(ascii);
        }

        @Override
        public void settle(boolean found) {
            insertion.settle(found);
        }
    }
}
