package dev.curfew.http;

import org.jspecify.annotations.Nullable;

/**
 * The container's session ({@code HttpSession}) that a request names. Looking at one never creates it and is no access
 * to it.
 *
 * @since 0.1
 */
public interface ContainerSession {

    /** Whom it was claimed for, or null if it never was. */
    @Nullable
    String owner();

    /** Whether it was made in this very request, which did not name it when it came. */
    boolean isMadeHere();

    /**
     * Claims it for an owner, and takes the container's own timeout out of the way.
     *
     * @param keepSeconds how long the container may keep it unused at most; {@code 0} leaves the application's setting
     */
    void claim(String owner, int keepSeconds);

    /** Gives it a new id, so that an id known from before opens nothing. */
    void renewId();

    /** Ends it now, and nothing with it; does nothing if it has ended. */
    void end();

    /** Keeps it from every code of the application for the rest of this request, which then names none. */
    void hide();

    /** The same session out of any request. */
    Detached detached();

    /** A container's session out of any request, on any thread. Equal for the same session under the same id. */
    interface Detached {

        /** Puts it out of the reach of every request; does nothing if it has ended. */
        void putAway();

        /** Claims it for another owner and brings it back from where it was put; does nothing if it has ended. */
        void bringBack(String owner);

        /** Ends it now, and nothing with it; does nothing if it has ended. */
        void end();
    }
}
