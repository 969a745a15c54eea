package dev.curfew.servlet.stream;

/** Whether an answer comes to an end by itself. What makes it an event stream may be taken back; what makes it finite stays. */
enum AnswerKind {
    /** Nothing says that it does: a long poll. */
    OPEN,
    /** It is a page in a window, a file, or of a known length. */
    FINITE,
    /** It is a stream of events. */
    EVENTS,
    /** It is a stream of events, whatever else the application has said of it. */
    FINITE_EVENTS;

    boolean isEvents() {
        return this == EVENTS || this == FINITE_EVENTS;
    }

    AnswerKind finite() {
        return isEvents() ? FINITE_EVENTS : FINITE;
    }

    AnswerKind events() {
        return this == OPEN || this == EVENTS ? EVENTS : FINITE_EVENTS;
    }

    AnswerKind noEvents() {
        return this == OPEN || this == EVENTS ? OPEN : FINITE;
    }
}
