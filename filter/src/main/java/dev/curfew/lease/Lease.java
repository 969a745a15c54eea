package dev.curfew.lease;

import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionEndedException;
import dev.curfew.api.SessionLease;
import dev.curfew.lifecycle.SessionResource;
import dev.curfew.session.End;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionTag;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lease: held, until it has ended or been returned, whichever comes first, and then it holds on to nothing. Whoever takes it out of the
 * first state calls the listeners, so each is called once.
 */
final class Lease implements SessionLease, SessionResource {

    private static final AtomicReferenceFieldUpdater<Lease, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Lease.class, State.class, "state");

    private final SessionTag session;
    private final Callbacks callbacks;
    private volatile State state;

    private sealed interface State {}

    /**
     * Nobody has told of an end yet.
     *
     * @param origin of the record that was filed last for the session, as far as this lease knows
     */
    private record Held(Leases home, SessionOrigin origin, List<Callback> listeners) implements State {

        Held at(SessionOrigin other) {
            return new Held(home, other, listeners);
        }

        Held telling(Callback another) {
            return new Held(
                    home,
                    origin,
                    Stream.concat(listeners.stream(), Stream.of(another)).toList());
        }
    }

    private record Ended(SessionEnd end) implements State {}

    private record Returned() implements State {}

    private Lease(SessionTag session, Callbacks callbacks, State state) {
        this.session = session;
        this.callbacks = callbacks;
        this.state = state;
    }

    static Lease on(SessionOrigin origin, Leases home, Callbacks callbacks) {
        return new Lease(origin.tag(), callbacks, new Held(home, origin, List.of()));
    }

    static Lease ended(SessionTag session, SessionEnd end, Callbacks callbacks) {
        return new Lease(session, callbacks, new Ended(end));
    }

    /** What the session is called to its surroundings. */
    SessionTag session() {
        return session;
    }

    @Override
    public boolean isLiving() {
        return ask() instanceof Held;
    }

    @Override
    public void requireLiving() {
        State answer = ask();
        if (answer instanceof Ended ended) {
            throw new SessionEndedException(ended.end);
        }
        if (answer instanceof Returned) {
            throw closed();
        }
    }

    @Override
    public @Nullable String getReason() {
        return ask() instanceof Ended ended ? ended.end.reason() : null;
    }

    /** Asks how the session stands, and remembers its end: what has been said once stays so. */
    private State ask() {
        State before = state;
        if (before instanceof Held held) {
            LeaseState standing = held.home.standing(held.origin);
            if (standing instanceof LeaseState.Over over) {
                end(over.end());
            } else if (standing instanceof LeaseState.Living living) {
                SessionOrigin origin = living.session().origin();
                if (!origin.key().equals(held.origin.key())) {
                    STATE.compareAndSet(this, held, held.at(origin));
                }
            }
            return state;
        }
        return before;
    }

    @Override
    public void onEnd(Consumer<? super SessionEnd> listener) {
        Callback callback = Callback.of(listener);
        State after = STATE.updateAndGet(this, now -> now instanceof Held held ? held.telling(callback) : now);
        if (after instanceof Ended ended) {
            callbacks.call(callback, session, ended.end);
        } else if (after instanceof Returned) {
            throw closed();
        }
    }

    /** Its listeners are called elsewhere. */
    @Override
    public boolean isReleasedAtOnce() {
        return true;
    }

    @Override
    public void release(End end) {
        end(Leases.told(end));
    }

    void end(SessionEnd end) {
        if (STATE.getAndUpdate(this, now -> now instanceof Held ? new Ended(end) : now) instanceof Held held) {
            held.home.forget(this);
            held.listeners.forEach(listener -> callbacks.call(listener, session, end));
        }
    }

    @Override
    public void close() {
        if (STATE.getAndUpdate(this, now -> now instanceof Held ? new Returned() : now) instanceof Held held) {
            held.home.forget(this);
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("the lease is closed, request a new one during a request");
    }

    /** Asks nobody. */
    @Override
    public String toString() {
        State now = state;
        String word = now instanceof Ended ended ? ended.end.reason() : now instanceof Held ? "held" : "closed";
        return "SessionLease[" + session + " " + word + "]";
    }
}
