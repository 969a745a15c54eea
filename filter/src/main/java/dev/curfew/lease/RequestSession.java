package dev.curfew.lease;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionLease;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.TimeLeft;
import org.jspecify.annotations.Nullable;

/**
 * The session of a request, as its application sees it. One is made for every request, so it is small and looks
 * nothing up by itself.
 */
final class RequestSession implements CurfewSession {

    private final Leases leases;
    private final SessionOrigin origin;
    private final String user;

    RequestSession(Leases leases, SessionOrigin origin, String user) {
        this.leases = leases;
        this.user = user;
        this.origin = origin;
    }

    @Override
    public String getUser() {
        return user;
    }

    @Override
    public String getState() {
        return leases.standing(origin) instanceof LeaseState.Living living ? TimeLeft.state(living.left()) : "ended";
    }

    @Override
    public @Nullable String getReason() {
        return leases.standing(origin) instanceof LeaseState.Over over
                ? over.end().reason()
                : null;
    }

    @Override
    public @Nullable Long getIdleRemaining() {
        return leases.standing(origin) instanceof LeaseState.Living living
                ? TimeLeft.seconds(living.left().idleLeft())
                : Long.valueOf(0);
    }

    @Override
    public @Nullable Long getAbsoluteRemaining() {
        return leases.standing(origin) instanceof LeaseState.Living living
                ? TimeLeft.seconds(living.left().absoluteLeft())
                : Long.valueOf(0);
    }

    @Override
    public SessionLease lease() {
        return leases.take(origin);
    }

    /** Nothing that could be used: no key, no name. */
    @Override
    public String toString() {
        return "CurfewSession[" + origin.tag() + "]";
    }
}
