package dev.curfew.guard;

import dev.curfew.session.SessionToken;

/** What comes of a sign-in. */
sealed interface Admission {

    /** A session, and the cookie for it. */
    record Admitted(SessionToken token) implements Admission {}

    /** None: the user has too many already, and the policy refuses one more. */
    record Refused() implements Admission {}

    /** None of its own: the same browser came back twice at once, and the other one goes on. */
    record Superseded() implements Admission {}
}
