package dev.curfew.servlet.stream;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionLease;
import dev.curfew.lease.ConnectionListener;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request that may turn out to be an event stream or a long poll, and is ended with its session then.
 *
 * <p>The container gets the request back only when no thread of the application is inside any of its objects, and from then on none gets in:
 * what the container has got back belongs to another request. Whoever decides what becomes of the request holds this monitor; {@link
 * #completed} must not wait for it, because the container calls it under a lock that completing needs.
 */
final class AsyncRequest {

    /** When a pass that no filter sees the end of has most probably ended. */
    private static final Executor SOON = DelayedExecutor.in(200);

    private enum Phase {
        /** A thread of the container's works on it. */
        SERVING,
        /** It goes on without one. */
        ASYNC,
        /** The container tells of a timeout or an error. */
        TOLD,
        /** A thread of the container's works on it again. */
        DISPATCHED,
        /** It is the container's. */
        OVER
    }

    /** Something that fails as the servlet API does. */
    @FunctionalInterface
    interface Call extends AccessGate.Action<IOException> {}

    /** Something to be read. */
    @FunctionalInterface
    interface Reading {
        int read() throws IOException;
    }

    private final CurfewSession session;
    private final FinalResponse last;
    private final AccessGate gate = new AccessGate();
    private volatile Phase phase = Phase.SERVING;
    private volatile boolean gated;
    private volatile boolean endedBySession;
    private volatile @Nullable SessionLease lease;
    private @Nullable SessionEnd end;
    private @Nullable AsyncContext container;
    private boolean passing = true;
    private boolean passCounts;
    private boolean eventStream;
    private boolean finite;
    private boolean dispatched;

    /** A request that has just come. */
    AsyncRequest(CurfewSession session, FinalResponse last) {
        this.session = session;
        this.last = last;
    }

    AccessGate turnstile() {
        return gate;
    }

    /** Whether nothing that the application does reaches the container any more. */
    boolean isOver() {
        return gated && gate.isShut();
    }

    /** Whether its session has ended it. */
    boolean isEndedBySession() {
        return endedBySession;
    }

    /** Does something with what is the container's. */
    void within(Call call) throws IOException {
        if (!gated) {
            call.run();
        } else if (!gate.within(call)) {
            throw new SessionOverException();
        }
    }

    /** Reads what is the container's. */
    int reading(Reading reading) throws IOException {
        int[] read = new int[1];
        within(() -> read[0] = reading.read());
        return read[0];
    }

    /** Closes what is the container's, unless it is over. */
    void closing(Call close) throws IOException {
        if (!isOver()) {
            within(close);
        }
    }

    /** The container calls the application, if that is still of any use. */
    void callBack(Call application) throws IOException {
        try {
            gate.within(application);
        } catch (IOException | RuntimeException fault) {
            if (!endedBySession) {
                throw fault;
            }
        }
    }

    /** The application says whether its answer is a stream of events. */
    synchronized void markEventStream(boolean value) {
        eventStream = value;
        if (value) {
            watch();
            gated = true;
            endIfDue();
        }
    }

    /** The answer comes to an end by itself: it is a page, a file, or of a known length. */
    synchronized void markFinite() {
        finite = true;
    }

    /**
     * The application goes on asynchronously.
     *
     * @param start makes the container do so
     */
    synchronized void goOn(Supplier<AsyncContext> start) {
        if (isOver()) {
            throw new IllegalStateException("the request is over, nothing can be started");
        }
        watch();
        finite |= last.isForWindow();
        container = start.get();
        gated = true;
        phase = Phase.ASYNC;
        if (passing && !passCounts) {
            passCounts = gate.enter();
        }
        endIfDue();
    }

    private void watch() {
        if (lease == null && end == null) {
            SessionLease taken = session.lease();
            lease = taken;
            taken.onEnd((ConnectionListener) this::ended);
        }
    }

    private synchronized void ended(SessionEnd told) {
        end = told;
        endIfDue();
    }

    private void endIfDue() {
        if (isDue()) {
            if (dispatched && !eventStream) {
                SOON.execute(this::endBySession);
            } else {
                endBySession();
            }
        }
    }

    private boolean isDue() {
        return end != null && (eventStream || (!finite && (phase == Phase.ASYNC || phase == Phase.TOLD)));
    }

    private synchronized void endBySession() {
        if (isDue() && !gate.isShut()) {
            endedBySession = true;
            gate.shut(this::finish);
        }
    }

    private synchronized void finish() {
        if (phase == Phase.ASYNC) {
            if (container != null && FinalResponse.isStillDue(container)) {
                reply();
            }
            complete();
        } else if (phase == Phase.SERVING) {
            reply();
            last.close();
        }
    }

    private void reply() {
        if (endedBySession && end != null) {
            last.reply(end);
        }
    }

    private void complete() {
        phase = Phase.OVER;
        release();
        if (container != null) {
            last.complete(container);
        }
    }

    /** The application ends it, unless its session has. In the first pass, it may go on to write until it returns. */
    synchronized void end() {
        if (mayDecide()) {
            if (phase == Phase.ASYNC && !passing) {
                gate.shut(this::finish);
            } else {
                complete();
            }
        }
    }

    private boolean mayDecide() {
        boolean open = !gate.isShut() && (phase == Phase.ASYNC || phase == Phase.TOLD);
        if (!open && !endedBySession) {
            throw new IllegalStateException("the request is over, it cannot be completed or dispatched again");
        }
        return !endedBySession;
    }

    /** The application hands it back to the container for another pass, unless its session has ended it. */
    synchronized void dispatch(Runnable dispatch) {
        if (!mayDecide()) {
            return;
        }
        Phase before = phase;
        dispatched = true;
        phase = Phase.DISPATCHED;
        try {
            dispatch.run();
        } catch (RuntimeException refused) {
            phase = before;
            throw refused;
        }
        if (!eventStream) {
            watchNoMore();
        }
    }

    /** Until it goes on asynchronously again: where a client goes away meanwhile, the container may tell nobody. */
    private void watchNoMore() {
        release();
        lease = null;
    }

    /** The container, which is about to end the request, calls listeners of the application. */
    void tell(Runnable listeners) {
        synchronized (this) {
            phase = phase == Phase.ASYNC ? Phase.TOLD : phase;
        }
        gate.favouring(listeners);
        synchronized (this) {
            if (phase == Phase.TOLD && gate.isShut()) {
                if (gate.isEmpty()) {
                    reply();
                }
                complete();
            } else if (phase == Phase.TOLD) {
                release();
            }
        }
    }

    /**
     * The container has ended the request. Waits for nothing.
     *
     * @param listeners of the application: until they return the request is still this one, for the thread that calls them
     */
    void completed(Runnable listeners) {
        phase = Phase.OVER;
        gate.shut();
        release();
        gate.favouring(listeners);
    }

    /** The application's first pass is over. */
    void passed() {
        boolean counted;
        synchronized (this) {
            counted = passCounts;
            passCounts = false;
            passing = false;
            if (phase == Phase.SERVING) {
                phase = Phase.OVER;
                release();
            }
            if (phase == Phase.OVER) {
                gate.shut();
            }
        }
        if (counted) {
            gate.leave();
        }
    }

    private void release() {
        SessionLease held = lease;
        if (held != null) {
            held.close();
        }
    }
}
