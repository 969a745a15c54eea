package dev.curfew.demo.provider;

/** A way in which the demo provider can be told to misbehave. */
public enum Fault {
    /** ID tokens name the current key and are signed with one that is not published. */
    WRONG_SIGNATURE,
    /** ID tokens carry another issuer. */
    WRONG_ISSUER,
    /** ID tokens are meant for another client. */
    WRONG_AUDIENCE,
    /** ID tokens carry a nonce that nobody sent. */
    WRONG_NONCE,
    /** ID tokens are not signed: {@code "alg":"none"}. */
    NONE_ALGORITHM,
    /** ID tokens expired one hour ago. */
    EXPIRED_ID_TOKEN,
    /** Asks for the password when told to, yet {@code auth_time} stays at the first authentication of the session. */
    FROZEN_AUTH_TIME,
    /** ID tokens have no {@code auth_time}. */
    OMIT_AUTH_TIME,
    /** ID tokens and logout tokens have no {@code sid}. */
    OMIT_SID,
    /** Signs in silently although {@code prompt=login} or {@code max_age} says to ask. */
    IGNORE_REAUTHENTICATION,
    /** Every refresh is answered with {@code invalid_grant}. */
    INVALID_GRANT_ON_REFRESH,
    /** Every sign-in with {@code prompt=login} is answered with {@code login_required}. */
    REFUSE_PROMPT,
    /** Every sign-in is answered with {@code access_denied}. */
    ACCESS_DENIED
}
