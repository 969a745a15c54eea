package dev.curfew;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened: closed in reverse, all of it whatever throws. Not thread-safe. */
final class OpenParts implements AutoCloseable {

    private final Deque<Part> parts = new ArrayDeque<>();

    /** How to close a part. */
    interface Part extends AutoCloseable {

        @Override
        void close();
    }

    /** The part itself, which is to be closed like this. */
    <T> T add(T opened, Part closing) {
        parts.push(closing);
        return opened;
    }

    /** Closes what is open. The first fault is thrown at the end, and carries every other one; a second call closes nothing. */
    @Override
    @SuppressWarnings("try")
    public void close() {
        Part last = parts.poll();
        if (last != null) {
            try (OpenParts earlier = this) {
                last.close();
            }
        }
    }
}
