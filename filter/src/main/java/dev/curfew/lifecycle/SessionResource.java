package dev.curfew.lifecycle;

import dev.curfew.session.End;
import dev.curfew.session.SessionRecord;

/**
 * A resource that must not outlive its session: an {@code HttpSession}, a socket or a stream. Equality is by what it
 * stands for.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SessionResource {

    /** Lets go. Called once, on any thread; may find the thing gone already. */
    void release(End end);

    /** Whether letting go waits for nothing and calls no application: then it is done at once, and else on a thread for that. */
    default boolean isReleasedAtOnce() {
        return false;
    }

    /** Whether it may wait for its user to resume after a timeout; then {@link #resume} is called, or {@link #release} when that is too late. */
    default boolean canWait() {
        return false;
    }

    /** Goes out of everybody's reach while it waits. Called on any thread, perhaps after it was resumed or released: nothing happens then. */
    default void putAway() {}

    /**
     * Goes on with the session that its user has resumed in. Called on any thread; may find the thing gone already.
     *
     * @return what that session holds from now on
     */
    default SessionResource resume(SessionRecord heir) {
        return this;
    }
}
