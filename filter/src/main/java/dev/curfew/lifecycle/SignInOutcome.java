package dev.curfew.lifecycle;

import dev.curfew.session.EndReason;
import dev.curfew.session.SessionToken;

/** The outcome of a sign-in. */
public sealed interface SignInOutcome {

    /** A session, and the cookie for it. */
    record Admitted(SessionToken token) implements SignInOutcome {}

    /** None: the user has too many already, and the policy refuses one more. */
    record Refused() implements SignInOutcome {}

    /** None: since the user authenticated, their sessions were revoked. */
    record Revoked(EndReason reason) implements SignInOutcome {}

    /** None of its own: the same browser came back twice at once, and the other one goes on. */
    record Superseded() implements SignInOutcome {}
}
