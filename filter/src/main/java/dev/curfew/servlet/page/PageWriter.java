package dev.curfew.servlet.page;

import dev.curfew.inject.TagInserter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** The body of a page as characters. Encodes nothing and keeps nothing back for later: that is the container's. */
final class PageWriter extends PrintWriter {

    private final PrintWriter container;
    private final Body body;

    PageWriter(PrintWriter out, InjectionState injection) {
        this(out, new Body(out, injection));
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
        private final InjectionState injection;

        Body(PrintWriter out, InjectionState injection) {
            super(out);
            this.out = out;
            this.injection = injection;
        }

        @Override
        public void write(int character) throws IOException {
            if (injection.splice() == null) {
                out.write(character);
            } else {
                write(new char[] {(char) character}, 0, 1);
            }
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            if (length == 0 || injection.splice() == null) {
                out.write(characters, from, length);
            } else {
                write(new String(characters, from, length), 0, length);
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            TagInserter splice = length == 0 ? null : injection.splice();
            if (splice == null) {
                out.write(text, from, length);
            } else {
                splice.put(new Text(text, from, length, out, injection));
            }
        }

        @Override
        public void flush() {
            injection.begin();
            out.flush();
        }

        void end() {
            String rest = injection.end();
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

    private record Text(String text, int from, int length, PrintWriter out, InjectionState injection)
            implements TagInserter.Piece {

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
            injection.settle(found);
        }
    }
}
