package dev.curfew.policy;

/** What happens to a CORS preflight without a session. The later constant is the stricter one. */
public enum Preflight {
    /** The application answers it, without a user. */
    PASS,
    /** Curfew answers it, and allows nothing. */
    ANSWER
}
