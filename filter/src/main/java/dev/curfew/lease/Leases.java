package dev.curfew.lease;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionLease;
import dev.curfew.api.SessionUnknownException;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.Observer;
import dev.curfew.session.End;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Verdict;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The leases and session states that applications request, during a request and after it. Nothing here is activity.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class Leases implements AutoCloseable {

    private final SessionResources resources;
    private final SessionTerminator terminator;
    private final Callbacks callbacks;
    private final LongSupplier time;
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private volatile @Nullable SessionEnd stopped;

    /**
     * Puts it together.
     *
     * @param listeners calls what applications listen with
     * @param connections calls every {@link ConnectionListener}
     * @param time what time it is when an application asks, epoch milliseconds
     */
    public Leases(
            SessionResources resources,
            SessionTerminator terminator,
            Observer observer,
            Executor listeners,
            Executor connections,
            LongSupplier time) {
        this.resources = resources;
        this.terminator = terminator;
        this.callbacks = new Callbacks(listeners, connections, observer);
        this.time = time;
    }

    /** What the application is given with a request of this session; looks nothing up before it is asked. */
    public CurfewSession of(SessionRecord session) {
        return new RequestSession(this, session.origin(), session.profile().name());
    }

    /** How many leases there are that have neither ended nor been given back. */
    int size() {
        return held.size();
    }

    /**
     * How the session stands now: at its end it is over, whether anybody has noticed before or not.
     *
     * @param origin what the session came from, under this key or an earlier one
     * @throws SessionUnknownException if the store cannot answer
     */
    LeaseState standing(SessionOrigin origin) {
        long now = time.getAsLong();
        try {
            SessionEnd stop = stopped;
            return stop == null ? standing(origin, now) : new LeaseState.Over(stop);
        } catch (RegistryException fault) {
            SessionEnd stop = stopped;
            if (stop == null) {
                throw new SessionUnknownException(fault);
            }
            return new LeaseState.Over(stop);
        }
    }

    private LeaseState standing(SessionOrigin origin, long now) {
        SessionRecord session = terminator.current(origin, now);
        if (session == null) {
            return new LeaseState.Over(new SessionEnd(SessionEnd.LOST, Instant.ofEpochMilli(now)));
        }
        Verdict verdict = SessionTime.judge(session, now);
        return verdict instanceof Verdict.Living left
                ? new LeaseState.Living(session, left)
                : new LeaseState.Over(told(((Verdict.Ended) verdict).end()));
    }

    /** A new lease on the session, which has ended if the session has. If nobody knows, none is left behind. */
    SessionLease take(SessionOrigin origin) {
        LeaseState standing = standing(origin);
        return standing instanceof LeaseState.Over over
                ? Lease.ended(origin.tag(), over.end(), callbacks)
                : take(((LeaseState.Living) standing).session());
    }

    private Lease take(SessionRecord living) {
        Lease lease = Lease.on(living.origin(), this, callbacks);
        held.add(lease);
        resources.attach(living, lease);
        try {
            lookAgain(lease, living);
            return lease;
        } catch (RuntimeException fault) {
            lease.close();
            forget(lease);
            throw fault;
        }
    }

    /**
     * Attaches first and looks afterwards, so that an end or a renewal in between is seen by one of both. A lease that was ended before all
     * of it was in its place is taken away here.
     */
    private void lookAgain(Lease lease, SessionRecord attached) {
        LeaseState standing = standing(attached.origin());
        if (standing instanceof LeaseState.Over over) {
            lease.end(over.end());
            forget(lease);
        } else if (standing instanceof LeaseState.Living living) {
            SessionKey key = living.session().key();
            resources.rekey(lease.session(), attached.key(), key);
        }
    }

    void forget(Lease lease) {
        held.remove(lease);
        resources.detach(lease.session(), lease);
    }

    /** An end, in the words of applications. */
    static SessionEnd told(End end) {
        return new SessionEnd(end.reason().word(), Instant.ofEpochMilli(end.at()));
    }

    /** Ends every lease, because from now on nobody watches over their sessions. */
    @Override
    public void close() {
        SessionEnd stop = new SessionEnd(SessionEnd.CURFEW_STOPPED, Instant.ofEpochMilli(time.getAsLong()));
        stopped = stop;
        held.forEach(lease -> lease.end(stop));
    }
}
