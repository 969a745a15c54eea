package dev.curfew.policy;

/** Whether a request shows that the user is there. The later constant is the stricter one. */
public enum ActivityRule {
    /** The request resets the idle clock. */
    COUNT,
    /** The request leaves the idle clock alone: a poll, a heartbeat. */
    IGNORE
}
