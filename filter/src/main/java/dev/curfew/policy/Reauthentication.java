package dev.curfew.policy;

/** What a user needs to sign in after a session has ended. */
public enum Reauthentication {
    /** The provider has to ask for credentials again, and its {@code auth_time} has to prove it. */
    REQUIRED,
    /** The provider's own session is enough: a silent return. */
    SSO
}
