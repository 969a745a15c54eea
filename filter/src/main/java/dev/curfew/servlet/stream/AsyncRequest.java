package dev.curfew.servlet.stream;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionLease;
import dev.curfew.lease.ConnectionListener;
import dev.curfew.servlet.stream.AsyncState.Event;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request that may turn out to be an event stream or a long poll, and is ended with its session then. {@link AsyncState} draws its way.
 *
 * <p>The container gets the request back only when no thread of the application is inside any of its objects, and from then on none gets in:
 * what the container has got back belongs to another request. Whoever decides what becomes of the request holds this monitor; {@link
 * #completed} must not wait for it, because the container calls it under a lock that completing needs.
 */
final class AsyncRequest {

    /** When a pass that no filter sees the end of has most probably ended. */
    private static final Executor SOON = DelayedExecutor.in(200);

    private static final AtomicReferenceFieldUpdater<AsyncRequest, AsyncState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(AsyncRequest.class, AsyncState.class, "state");

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
    private volatile AsyncState state = AsyncState.SERVING;
    private volatile AnswerKind answer = AnswerKind.OPEN;
    private volatile @Nullable SessionLease lease;
    private @Nullable AsyncContext container;

    /** The end of the session, as soon as that is known. */
    private @Nullable SessionEnd told;

    /** The same, if it has ended the request. */
    private volatile @Nullable SessionEnd endedBy;

    /** A request that has just come. */
    AsyncRequest(CurfewSession session, FinalResponse last) {
        this.session = session;
        this.last = last;
    }

    AccessGate gate() {
        return gate;
    }

    /** Whether nothing that the application does reaches the container any more. */
    boolean isOver() {
        return isGated() && gate.isShut();
    }

    /** Whether threads of the application may ask at any moment, so that everything goes {@link #within}. */
    boolean isGated() {
        return state.isGated() || answer.isEvents() || isEndedBySession();
    }

    /** Whether its session has ended it. */
    boolean isEndedBySession() {
        return endedBy != null;
    }

    /** Returns the state before. */
    private AsyncState move(Event event) {
        return STATE.getAndUpdate(this, now -> now.after(event));
    }

    /** Does something with what is the container's. */
    void within(Call call) throws IOException {
        if (!isGated()) {
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
            if (!isEndedBySession()) {
                throw fault;
            }
        }
    }

    /** The application says that its answer is a stream of events. */
    synchronized void markEventStream() {
        watch();
        answer = answer.events();
        endIfDue();
    }

    /** The application says that it is another kind of answer after all. */
    synchronized void unmarkEventStream() {
        answer = answer.noEvents();
    }

    /** The answer comes to an end by itself: it is a page, a file, or of a known length. */
    synchronized void markFinite() {
        answer = answer.finite();
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
        if (last.isForWindow()) {
            markFinite();
        }
        container = start.get();
        if (move(Event.START) == AsyncState.SERVING) {
            gate.enterOpen();
        }
        endIfDue();
    }

    private void watch() {
        if (lease == null && told == null) {
            SessionLease taken = session.lease();
            lease = taken;
            taken.onEnd((ConnectionListener) this::ended);
        }
    }

    private synchronized void ended(SessionEnd end) {
        told = end;
        endIfDue();
    }

    private void endIfDue() {
        if (isDue()) {
            if (state == AsyncState.RESTARTED && !answer.isEvents()) {
                SOON.execute(this::endBySession);
            } else {
                endBySession();
            }
        }
    }

    private boolean isDue() {
        return told != null && (answer.isEvents() || (answer == AnswerKind.OPEN && state.mayBeDecided()));
    }

    private synchronized void endBySession() {
        if (isDue() && !gate.isShut()) {
            endedBy = told;
            gate.shut(this::finish);
        }
    }

    private synchronized void finish() {
        AsyncState now = state;
        if (now.isWaiting()) {
            if (container != null && FinalResponse.isStillDue(container)) {
                reply();
            }
            complete(Event.EMPTIED);
        } else if (now == AsyncState.SERVING) {
            reply();
            last.close();
        }
    }

    private void reply() {
        SessionEnd end = endedBy;
        if (end != null) {
            last.reply(end);
        }
    }

    private void complete(Event how) {
        move(how);
        release();
        if (container != null) {
            last.complete(container);
        }
    }

    /** The application ends it, unless its session has. In the first pass, it may go on to write until it returns. */
    synchronized void end() {
        if (mayDecide()) {
            if (state.isWaiting()) {
                gate.shut(this::finish);
            } else {
                complete(Event.COMPLETE);
            }
        }
    }

    private boolean mayDecide() {
        boolean open = !gate.isShut() && state.mayBeDecided();
        if (!open && !isEndedBySession()) {
            throw new IllegalStateException("the request is over, it cannot be completed or dispatched again");
        }
        return !isEndedBySession();
    }

    /** The application hands it back to the container for another pass, unless its session has ended it. */
    synchronized void dispatch(Runnable dispatch) {
        if (!mayDecide()) {
            return;
        }
        AsyncState before = move(Event.DISPATCH);
        try {
            dispatch.run();
        } catch (RuntimeException refused) {
            STATE.compareAndSet(this, before.after(Event.DISPATCH), before);
            throw refused;
        }
        if (!answer.isEvents()) {
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
            move(Event.TELL);
        }
        gate.favouring(listeners);
        synchronized (this) {
            if (state == AsyncState.TOLD) {
                leaveToContainer();
            }
        }
    }

    private void leaveToContainer() {
        if (!gate.isShut()) {
            release();
            return;
        }
        if (gate.isEmpty()) {
            reply();
        }
        complete(Event.COMPLETE);
    }

    /**
     * The container has ended the request. Waits for nothing.
     *
     * @param listeners of the application: until they return the request is still this one, for the thread that calls them
     */
    void completed(Runnable listeners) {
        move(Event.COMPLETED);
        gate.shut();
        release();
        gate.favouring(listeners);
    }

    /** The application's first pass is over. */
    void passed() {
        AsyncState before;
        synchronized (this) {
            before = move(Event.PASSED);
            if (before == AsyncState.SERVING) {
                release();
            }
            if (state.isOver()) {
                gate.shut();
            }
        }
        if (before.isCountedPass()) {
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
