package dev.curfew.api;

/**
 * Curfew does not know whether the session is living, because the store cannot answer. Not the same as an end: do
 * nothing in its name now, and ask again later.
 *
 * @since 0.1
 */
public final class SessionUnknownException extends RuntimeException {

    public SessionUnknownException(Throwable cause) {
        super("Curfew cannot tell whether the session is living, ask again later: " + cause.getMessage(), cause);
    }
}
