package dev.curfew.session;

/**
 * The registry could not answer. Not the same as "no such session": whoever catches this refuses the request and keeps the cookie.
 *
 * @since 0.1
 */
public class RegistryException extends RuntimeException {

    public RegistryException(String message) {
        super(message);
    }

    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** This site has no room for another session, and every record is living. A new sign-in is refused rather than a living session evicted. */
    public static final class Full extends RegistryException {

        public Full(long capacity) {
            super("the registry holds " + capacity + " living sessions, its capacity (store.capacity)");
        }
    }
}
