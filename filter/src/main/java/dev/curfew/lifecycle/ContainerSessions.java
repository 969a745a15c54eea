package dev.curfew.lifecycle;

import dev.curfew.http.ContainerSession;
import dev.curfew.http.Exchange;
import dev.curfew.policy.Limits;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import org.jspecify.annotations.Nullable;

/**
 * Ties each {@code HttpSession} to its Curfew session. None reaches the application in another user's request, none
 * outlives its session, and one that the application ends takes the session with it.
 *
 * @since 0.1
 */
public final class ContainerSessions {

    private static final String NOBODY = "nobody";

    /** Stands before the owner of one that was resumed, until the request that comes for it has given it a new id. */
    private static final String RESUMED = "resumed:";

    private static final long MARGIN = 60_000;

    private final SessionResources resources;
    private final SessionTerminator terminator;

    public ContainerSessions(SessionResources resources, SessionTerminator terminator) {
        this.resources = resources;
        this.terminator = terminator;
    }

    /**
     * Before the application sees the request: whatever {@code HttpSession} it names has to be this session's. What belongs to another one is
     * kept from it, and stays as it is.
     */
    public void beforeApplication(Exchange exchange, @Nullable SessionRecord session, long now) {
        ContainerSession found = exchange.containerSession();
        if (found == null) {
            return;
        }
        String owner = found.owner();
        if (owner == null) {
            unclaimed(found, session, now);
        } else if (session == null ? !NOBODY.equals(owner) : !isFor(session, owner)) {
            found.hide();
        } else if (session != null) {
            welcome(found, owner, session, now);
        }
    }

    /** One that this request has not made is from before Curfew: it is not known whose it is. */
    private void unclaimed(ContainerSession found, @Nullable SessionRecord session, long now) {
        if (found.isMadeHere()) {
            made(found, session, now);
        } else {
            found.end();
        }
    }

    private static boolean isFor(SessionRecord session, String owner) {
        String tag = session.tag().toString();
        return NOBODY.equals(owner) || owner.equals(tag) || owner.equals(RESUMED + tag);
    }

    private void welcome(ContainerSession found, String owner, SessionRecord session, long now) {
        if (!owner.equals(session.tag().toString())) {
            found.renewId();
            claimUnlessOver(found, session, now);
        } else if (!isHeld(found, session)) {
            holdAgain(found, session, now);
        }
    }

    /** It was kept over a restart, or the end of its session has just made it wait. */
    private void holdAgain(ContainerSession found, SessionRecord session, long now) {
        if (terminator.isWaiting(session.tag(), new Held(found.detached()))) {
            found.hide();
        } else {
            claimUnlessOver(found, session, now);
        }
    }

    private boolean isHeld(ContainerSession found, SessionRecord session) {
        return resources.holds(session.tag(), new Held(found.detached()));
    }

    /**
     * The application has just made one: it belongs to whoever asked, before another request can bring its id. The container is still at it, so
     * that one which is made after the end of its session is left alone until the application is done with it.
     */
    public void made(ContainerSession made, @Nullable SessionRecord session, long now) {
        if (made.owner() != null) {
            return;
        }
        if (session == null) {
            made.claim(NOBODY, 0);
        } else {
            // A session that is over ends first: what is made after its end must not wait for its user.
            terminator.current(session.origin(), now);
            holdUnlessOver(claim(made, session), session, now);
        }
    }

    /** After the application is done: an {@code HttpSession} that it has made since, unnoticed, belongs to whoever asked. */
    public void afterApplication(Exchange exchange, @Nullable SessionRecord session, long now) {
        ContainerSession found = exchange.containerSession();
        if (found == null) {
            return;
        }
        String owner = found.owner();
        if (session == null) {
            made(found, null, now);
        } else if (owner == null) {
            claimUnlessOver(found, session, now);
        } else if (owner.equals(session.tag().toString()) && !isHeld(found, session)) {
            holdAgain(found, session, now);
        }
    }

    private void claimUnlessOver(ContainerSession found, SessionRecord session, long now) {
        Held held = claim(found, session);
        if (!holdUnlessOver(held, session, now)) {
            terminator.waitNoMore(session.tag(), held);
            found.end();
        }
    }

    /** Holds first and looks afterwards, so that an end or a renewal in between is seen by one of both. */
    private boolean holdUnlessOver(Held held, SessionRecord session, long now) {
        SessionRecord current = terminator.current(session.origin(), now);
        if (current == null || current.end() != null) {
            resources.detach(session.tag(), held);
            return false;
        }
        resources.rekey(session.tag(), session.key(), current.key());
        return true;
    }

    /** A container's session has got another id. */
    public void renamed(String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
        SessionTag tag = tagOf(owner);
        if (tag != null) {
            terminator.rename(tag, new Held(before), new Held(after));
        }
    }

    /**
     * A container's session is gone.
     *
     * @param byApplication whether the application ended it, which ends the session too
     */
    public void gone(String owner, ContainerSession.Detached gone, boolean byApplication, long now) {
        SessionTag tag = tagOf(owner);
        if (tag == null) {
            return;
        }
        SessionKey key = resources.keyOf(tag);
        terminator.waitNoMore(tag, new Held(gone));
        resources.detach(tag, new Held(gone));
        if (byApplication && key != null) {
            terminator.end(key, EndReason.LOGOUT, now);
        }
    }

    private static @Nullable SessionTag tagOf(String owner) {
        return SessionTag.parse(owner.startsWith(RESUMED) ? owner.substring(RESUMED.length()) : owner);
    }

    /** It may get another id at any time: until it is claimed, nothing tells of that. */
    private Held claim(ContainerSession found, SessionRecord session) {
        found.claim(session.tag().toString(), keepSeconds(session.limits()));
        Held held = new Held(found.detached());
        resources.attach(session, held);
        Held now = new Held(found.detached());
        resources.replace(session.tag(), held, now);
        return now;
    }

    /** Longer than any session of these limits can live, so that the container's own clock never decides. */
    private static int keepSeconds(Limits limits) {
        long millis = Limits.after(Limits.after(limits.absolute(), limits.resumeWithin()), MARGIN);
        return (int) Math.min(millis / 1000, Integer.MAX_VALUE);
    }

    /** Goes one way: it is released once, or resumed once and held anew. */
    private static final class Held implements SessionResource {

        private final ContainerSession.Detached found;
        private boolean waits = true;

        Held(ContainerSession.Detached found) {
            this.found = found;
        }

        @Override
        public synchronized void release(End end) {
            waits = false;
            found.end();
        }

        @Override
        public boolean canWait() {
            return true;
        }

        @Override
        public synchronized void putAway() {
            if (waits) {
                found.putAway();
            }
        }

        @Override
        public synchronized SessionResource resume(SessionRecord heir) {
            waits = false;
            found.bringBack(RESUMED + heir.tag());
            return new Held(found);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Held that && found.equals(that.found);
        }

        @Override
        public int hashCode() {
            return found.hashCode();
        }
    }
}
