package dev.curfew.policy;

/** What becomes of a CORS preflight, which brings no session. The later constant is the stricter one. */
public enum Preflight {
    /** The application answers it, without a user. */
    PASS,
    /** Curfew answers it, and allows nothing. */
    ANSWER
}
