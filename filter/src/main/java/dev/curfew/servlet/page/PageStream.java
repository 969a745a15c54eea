package dev.curfew.servlet.page;

import dev.curfew.inject.TagInserter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of a page as bytes. */
final class PageStream extends ServletOutputStream {

    private final ServletOutputStream out;
    private final InjectionState injection;
    private boolean isNonBlocking;

    PageStream(ServletOutputStream out, InjectionState injection) {
        this.out = out;
        this.injection = injection;
    }

    @Override
    public void write(int octet) throws IOException {
        if (injection.splice() == null) {
            out.write(octet);
        } else {
            write(new byte[] {(byte) octet}, 0, 1);
        }
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        TagInserter splice = length == 0 ? null : injection.splice();
        if (splice == null) {
            out.write(octets, from, length);
        } else if (isNonBlocking) {
            ByteArrayOutputStream once = new ByteArrayOutputStream(length + 128);
            splice.put(new Octets(octets, from, length, once, injection));
            out.write(once.toByteArray());
        } else {
            splice.put(new Octets(octets, from, length, out, injection));
        }
    }

    @Override
    public void flush() throws IOException {
        injection.begin();
        out.flush();
    }

    void end() throws IOException {
        String rest = injection.end();
        if (!rest.isEmpty()) {
            out.write(rest.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        end();
        out.close();
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    /** From now on, a write has to be one write: only the first of several would be sure to be taken. */
    @Override
    public void setWriteListener(WriteListener listener) {
        isNonBlocking = true;
        out.setWriteListener(listener);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Octets(byte[] octets, int from, int length, OutputStream out, InjectionState injection)
            implements TagInserter.Piece {

        @Override
        public int unit(int index) {
            return octets[from + index] & 0xFF;
        }

        @Override
        public void pass(int first, int end) throws IOException {
            out.write(octets, from + first, end - first);
        }

        @Override
        public void pass(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void settle(boolean found) {
            injection.settle(found);
        }
    }
}
