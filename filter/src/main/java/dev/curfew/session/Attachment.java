package dev.curfew.session;

/**
 * Something that must not outlive its session: an {@code HttpSession}, later a socket or a stream. Equality is by what it stands for.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Attachment {

    /** Lets go. Called once, on any thread; may find the thing gone already. */
    void release(End end);
}
