package dev.curfew.session;

/**
 * The state of a session by the clock.
 *
 * @since 0.1
 */
public sealed interface Verdict {

    /** The session may go on. Both in milliseconds, {@link dev.curfew.policy.Limits#NONE} without a limit. */
    sealed interface Living extends Verdict {

        /** Until the idle timeout, if nothing happens. */
        long idleLeft();

        /** Until the session ends whatever happens. */
        long absoluteLeft();
    }

    /** Living, with time to spare. */
    record Active(long idleLeft, long absoluteLeft) implements Living {}

    /** Living, but close enough to its end that the user should be told. */
    record Warning(long idleLeft, long absoluteLeft) implements Living {}

    /** Over. */
    record Ended(End end) implements Verdict {}
}
