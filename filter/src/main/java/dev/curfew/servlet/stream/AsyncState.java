package dev.curfew.servlet.stream;

/**
 * Where a request is that may go on asynchronously. The first pass through the application is seen by our filter; those after a dispatch are not.
 *
 * <pre>
 *              START               DISPATCH                     COMPLETE, COMPLETED
 *   SERVING ----------&gt; STARTED ------------&gt; HANDED_BACK      STARTED, HANDED_BACK ------&gt; COMPLETED_EARLY
 *      |                   |                       |                                              |
 *      | PASSED            | PASSED                | PASSED                                       | PASSED
 *      v                   v        DISPATCH       v                                              v
 *    PASSED             WAITING -------------&gt; DISPATCHED -----+                                OVER
 *                          |                    ^      ^       |                                  ^
 *                          | TELL      DISPATCH |      |       | START                            |
 *                          v                    |      |       v                                  |
 *                         TOLD -----------------+      +--- RESTARTED                             |
 *                          ^                         DISPATCH  |                                  |
 *                          +-----------------------------------+                                  |
 *                                      TELL                                                       |
 *   WAITING, RESTARTED: EMPTIED, COMPLETED ------------------------------------------------------&gt;|
 *   TOLD: COMPLETE, COMPLETED -------------------------------------------------------------------&gt;|
 *   DISPATCHED: COMPLETED -----------------------------------------------------------------------&gt;+
 * </pre>
 *
 * <p>An event that has no arrow leaves the state as it is. Whether the event may happen is decided before: {@link #mayBeDecided} for what the
 * application asks for, and by the container.
 */
enum AsyncState {
    /** A thread of the container's works on it, in the first pass. */
    SERVING,
    /** It is to go on asynchronously, and the first pass is not over. */
    STARTED,
    /** The application has asked for another pass, and the first is not over. */
    HANDED_BACK,
    /** The application has completed it, and the first pass is not over. */
    COMPLETED_EARLY,
    /** It has come to an end with its first pass, and never went on asynchronously. */
    PASSED,
    /** It goes on asynchronously, and no thread of the container's works on it. */
    WAITING,
    /** A thread of the container's works on it again, in a pass that no filter of ours sees. */
    DISPATCHED,
    /** It goes on asynchronously once more. Whether the pass that has begun this is over is not known. */
    RESTARTED,
    /** The container tells of a timeout or an error, and is about to end it. */
    TOLD,
    /** It is the container's, which may give its objects to another request. */
    OVER;

    /** What happens to a request. */
    enum Event {
        /** The application starts asynchronous processing. */
        START,
        /** The first pass returns. */
        PASSED,
        /** The application asks for another pass. */
        DISPATCH,
        /** The application completes it. */
        COMPLETE,
        /** The gate is shut, and nothing is inside any more. */
        EMPTIED,
        /** The container tells of a timeout or an error. */
        TELL,
        /** The container has ended it. */
        COMPLETED
    }

    /** The state after an event. */
    AsyncState after(Event event) {
        return switch (event) {
            case START -> started();
            case PASSED -> passed();
            case DISPATCH -> mayBeDecided() ? dispatched() : this;
            case COMPLETE -> this == TOLD || this == STARTED ? ended() : this;
            case EMPTIED -> this == WAITING || this == RESTARTED ? OVER : this;
            case TELL -> this == WAITING || this == RESTARTED ? TOLD : this;
            case COMPLETED -> ended();
        };
    }

    private AsyncState started() {
        return switch (this) {
            case SERVING -> STARTED;
            case DISPATCHED -> RESTARTED;
            case STARTED, HANDED_BACK, COMPLETED_EARLY, PASSED, WAITING, RESTARTED, TOLD, OVER -> this;
        };
    }

    private AsyncState passed() {
        return switch (this) {
            case SERVING -> PASSED;
            case STARTED -> WAITING;
            case HANDED_BACK -> DISPATCHED;
            case COMPLETED_EARLY -> OVER;
            case PASSED, WAITING, DISPATCHED, RESTARTED, TOLD, OVER -> this;
        };
    }

    private AsyncState dispatched() {
        return this == STARTED ? HANDED_BACK : DISPATCHED;
    }

    private AsyncState ended() {
        return switch (this) {
            case STARTED, HANDED_BACK, COMPLETED_EARLY -> COMPLETED_EARLY;
            case SERVING, PASSED, WAITING, DISPATCHED, RESTARTED, TOLD, OVER -> OVER;
        };
    }

    /** Whether threads of the application and the container's own may use the request at the same time, so that they have to pass the gate. */
    boolean isGated() {
        return this != SERVING && this != PASSED;
    }

    /** Whether the first pass goes on, and is counted as one that is inside the gate. */
    boolean isCountedPass() {
        return this == STARTED || this == HANDED_BACK || this == COMPLETED_EARLY;
    }

    /** Whether the application may complete or dispatch it. */
    boolean mayBeDecided() {
        return this == STARTED || this == WAITING || this == RESTARTED || this == TOLD;
    }

    /** Whether completing it has to wait until nothing is inside. */
    boolean isWaiting() {
        return this == WAITING || this == RESTARTED;
    }

    /** Whether it is the container's. */
    boolean isOver() {
        return this == OVER || this == COMPLETED_EARLY || this == PASSED;
    }
}
