package dev.curfew.policy;

/** Who may enter. The later constant is the stricter one. */
public enum Access {
    /** Everybody, signed in or not. */
    PUBLIC,
    /** Only users with a living session. */
    AUTHENTICATED
}
