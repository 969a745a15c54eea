package dev.curfew.servlet.call;

import dev.curfew.guard.Decision.Proceed;
import java.io.IOException;

/**
 * What a door changes on the request and the response themselves when it lets a request through. One object for one request; called by the thread
 * that works on it.
 */
public interface Admission {

    /** Changes nothing: for a door that wraps the request instead. */
    Admission NONE = new Admission() {};

    /** Shows the application the user, and nothing that only Curfew may say. */
    default void grant(Proceed admitted) {}

    /** Takes back what was granted. */
    default void withdraw(Proceed admitted) {}

    /** Whether the application has signed out the user that it was shown. */
    default boolean isSignedOut(Proceed admitted) {
        return false;
    }

    /**
     * Has the container check the request again, for another user than before.
     *
     * @return whether the container has refused it, and has answered it
     * @throws IOException if the answer cannot be written
     */
    default boolean isRefusedByContainer() throws IOException {
        return false;
    }
}
