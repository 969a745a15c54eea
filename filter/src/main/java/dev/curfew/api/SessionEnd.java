package dev.curfew.api;

import java.time.Instant;

/**
 * How a session ended. Equality is by both.
 *
 * @param reason the stable word: an end reason, such as {@code idle-timeout}; {@link #CURFEW_STOPPED}; or {@link #LOST}
 * @param at when; for a timeout the instant the limit was reached, not the one it was noticed
 * @since 0.1
 */
public record SessionEnd(String reason, Instant at) {

    /** Nobody watches over the session any more: Curfew was stopped, as when the application is deployed anew. */
    public static final String CURFEW_STOPPED = "curfew-stopped";

    /** The store has lost the session. */
    public static final String LOST = "lost";
}
