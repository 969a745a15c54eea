package dev.curfew.lease;

import dev.curfew.api.SessionEnd;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.SessionTag;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Calls listeners of applications on separate threads, so that they cannot delay the end of a session. */
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
