package dev.curfew.policy;

/**
 * What happens when a user has more sessions than the policy allows (OWASP ASVS 5.0, 7.1.2). The later constant is the
 * stricter one.
 */
public enum AtLimit {
    /** The session that signed in first ends. */
    END_OLDEST,
    /** The user chooses which other session ends before going on. */
    ASK,
    /** The new sign-in is refused. */
    REFUSE
}
