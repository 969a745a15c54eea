package dev.curfew.http;

import org.jspecify.annotations.Nullable;

/**
 * The container's own session ({@code HttpSession}) that a request names. Looking at one never creates it and is no access to it.
 *
 * @since 0.1
 */
public interface ContainerSession {

    /** Whom it was claimed for, or null if it never was. */
    @Nullable
    String owner();

    /**
     * Claims it for an owner, and takes the container's own timeout out of the way.
     *
     * @param keepSeconds how long the container may keep it unused at most; {@code 0} leaves the application's setting
     */
    void claim(String owner, int keepSeconds);

    /** Gives it a new id, so that an id known from before opens nothing. */
    void renewId();

    /** Ends it now; does nothing if it has ended. */
    void end();

    /** What ends it later, on any thread; equal for the same session, and free of the request. */
    Runnable ending();
}
