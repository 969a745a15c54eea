package dev.curfew.servlet.stream;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts who is inside, until it is shut: from then on only a favoured thread enters, and once the last one has left, what was to be done then is done, once,
 * by whoever was last. Thread-safe; waits for nobody.
 */
final class AccessGate {

    /** Something to be done inside. */
    @FunctionalInterface
    interface Action<E extends Exception> {
        void run() throws E;
    }

    private int inside;
    private boolean shut;
    private @Nullable Thread favoured;
    private @Nullable Runnable then;

    /** Whether the caller is in; it has to {@link #leave} then. */
    synchronized boolean enter() {
        boolean open = !shut || Thread.currentThread() == favoured;
        if (open) {
            inside++;
        }
        return open;
    }

    /** Counts the caller, who knows that it is open. */
    void enterOpen() {
        if (!enter()) {
            throw new IllegalStateException("the gate is shut");
        }
    }

    /** Lets the calling thread in, though it is shut, as long as this runs. */
    void favouring(Runnable action) {
        favour(Thread.currentThread());
        try {
            action.run();
        } finally {
            favour(null);
        }
    }

    private synchronized void favour(@Nullable Thread thread) {
        favoured = thread;
    }

    /** Does something inside; whether it was let in. */
    <E extends Exception> boolean within(Action<E> action) throws E {
        if (!enter()) {
            return false;
        }
        try {
            action.run();
            return true;
        } finally {
            leave();
        }
    }

    /** Asks for something that is inside. */
    <T> T asking(Supplier<? extends T> question, T ifShut) {
        if (!enter()) {
            return ifShut;
        }
        try {
            return question.get();
        } finally {
            leave();
        }
    }

    void leave() {
        run(left());
    }

    private synchronized @Nullable Runnable left() {
        inside--;
        return due();
    }

    /** Lets nobody in any more. Only the first call counts. */
    void shut(Runnable whenEmpty) {
        run(shutting(whenEmpty));
    }

    /** Lets nobody in any more, and leaves it at that. */
    void shut() {
        run(shutting(null));
    }

    private synchronized @Nullable Runnable shutting(@Nullable Runnable whenEmpty) {
        if (shut) {
            return null;
        }
        shut = true;
        then = whenEmpty;
        return due();
    }

    private @Nullable Runnable due() {
        if (!shut || inside > 0) {
            return null;
        }
        Runnable due = then;
        then = null;
        return due;
    }

    private static void run(@Nullable Runnable due) {
        if (due != null) {
            due.run();
        }
    }

    synchronized boolean isShut() {
        return shut;
    }

    synchronized boolean isEmpty() {
        return inside == 0;
    }
}
