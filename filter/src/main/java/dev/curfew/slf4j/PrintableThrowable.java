package dev.curfew.slf4j;

import dev.curfew.text.Printable;
import org.jspecify.annotations.Nullable;

/** What a library threw, for the log: where it came from as it is, and what it says without line ends that others may have put into it. */
final class PrintableThrowable extends Exception {

    private static final long serialVersionUID = 1;
    private static final int MOST_CAUSES = 20;

    private PrintableThrowable(String said, @Nullable Throwable cause, StackTraceElement[] trace) {
        super(said, cause);
        setStackTrace(trace);
    }

    /** The same for a log; null for nothing thrown. */
    static @Nullable Throwable of(@Nullable Throwable thrown) {
        return of(thrown, MOST_CAUSES);
    }

    private static @Nullable Throwable of(@Nullable Throwable thrown, int depth) {
        return thrown == null || depth == 0
                ? null
                : new PrintableThrowable(
                        Printable.of(thrown.toString()), of(thrown.getCause(), depth - 1), thrown.getStackTrace());
    }

    /** As what was thrown says of itself: the name of this class says nothing. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return String.valueOf(getMessage());
    }
}
