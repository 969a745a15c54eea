package dev.curfew.guard;

import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;

/** Makes the session that another one goes on in. */
public final class RenewedSession {

    private RenewedSession() {}

    public static SessionRecord of(SessionRecord before) {
        SessionOrigin origin = new SessionOrigin(
                SampleSession.key("renewed " + before.key()),
                before.tag(),
                before.user(),
                before.providerSession(),
                before.createdAt(),
                before.authenticatedAt(),
                before.providerEnd());
        return SessionRecord.begin(
                origin, before.profile(), before.client(), before.terms(), before.tokens(), before.waiting());
    }
}
