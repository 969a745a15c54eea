package dev.curfew.lease;

import dev.curfew.api.SessionEnd;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A listener of an application, with the class loader to call it with.
 *
 * @param loader of the application: its listener may look for classes and names by it
 */
record Callback(Consumer<? super SessionEnd> listener, ClassLoader loader) {

    Callback {
        Objects.requireNonNull(listener, "listener");
    }

    /** One that is to run as this thread would. */
    static Callback of(Consumer<? super SessionEnd> listener) {
        return new Callback(listener, Thread.currentThread().getContextClassLoader());
    }

    boolean isOfConnection() {
        return listener instanceof ConnectionListener;
    }

    void run(SessionEnd end) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            listener.accept(end);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
