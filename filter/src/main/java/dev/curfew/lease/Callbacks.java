package dev.curfew.lease;

import dev.curfew.api.SessionEnd;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.SessionTag;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Calls back who listens to the end of a lease, on another thread than the one that ends the session, as long as there are such threads. */
final class Callbacks {

    private final Executor listeners;
    private final Executor connections;
    private final Observer observer;

    Callbacks(Executor listeners, Executor connections, Observer observer) {
        this.listeners = listeners;
        this.connections = connections;
        this.observer = observer;
    }

    void call(Callback callback, SessionTag session, SessionEnd end) {
        Runnable work = () -> {
            try {
                callback.run(end);
            } catch (RuntimeException | Error fault) {
                observer.on(new SessionEvent.OfSession(
                        Kind.RELEASE_FAILED,
                        end.at().toEpochMilli(),
                        session,
                        null,
                        "a listener for the end of a lease failed: " + fault));
            }
        };
        try {
            (callback.isOfConnection() ? connections : listeners).execute(work);
        } catch (RejectedExecutionException stopped) {
            work.run();
        }
    }
}
