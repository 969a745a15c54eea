package dev.curfew.policy;

/** Whether a request counts as activity. The later constant is the stricter one. */
public enum ActivityRule {
    /** The request resets the idle clock, and so does each message that the browser sends through the WebSocket that it opens. */
    MESSAGES,
    /** The request resets the idle clock. */
    COUNT,
    /** While pages of the session report, the request resets the idle clock only if the browser says that a person caused it; else always. */
    AUTO,
    /** The request resets the idle clock only if a person must have caused it: a page opened, a form sent, a session extended. */
    INTERACTION,
    /** The request leaves the idle clock alone: a poll, a heartbeat. */
    IGNORE
}
