package dev.curfew.api;

import java.time.Instant;

/**
 * The session has ended. Stop the work for this session, and do not try again.
 *
 * @since 0.1
 */
public final class SessionEndedException extends RuntimeException {

    private final String reason;
    private final Instant at;

    public SessionEndedException(SessionEnd end) {
        super("the session has ended: " + end.reason() + " at " + end.at());
        this.reason = end.reason();
        this.at = end.at();
    }

    /** As {@link SessionEnd#reason}. */
    public String reason() {
        return reason;
    }

    /** As {@link SessionEnd#at}. */
    public Instant at() {
        return at;
    }
}
