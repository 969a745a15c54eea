package dev.curfew.guard;

import dev.curfew.http.ContainerSession;
import dev.curfew.http.Exchange;
import dev.curfew.policy.Limits;
import dev.curfew.session.Attachment;
import dev.curfew.session.Attachments;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every {@code HttpSession} with the one session it belongs to. None reaches the application in another user's request, none outlives
 * its session, and one that the application ends takes the session with it.
 *
 * @since 0.1
 */
final class ContainerSessions {

    private static final String NOBODY = "nobody";

    /** Stands before the owner of one that was resumed, until the request that comes for it has given it a new id. */
    private static final String RESUMED = "resumed:";

    private static final long MARGIN = 60_000;

    private final Attachments attachments;
    private final Endings endings;

    ContainerSessions(Attachments attachments, Endings endings) {
        this.attachments = attachments;
        this.endings = endings;
    }

    /** Before the application sees the request: whatever {@code HttpSession} it names has to be this session's, or must go. */
    void beforeApplication(Exchange exchange, @Nullable SessionRecord session, long now) {
        ContainerSession found = exchange.containerSession();
        if (found == null) {
            return;
        }
        String owner = found.owner();
        if (session == null) {
            withoutSession(found, owner);
        } else if (NOBODY.equals(owner) || (RESUMED + session.tag()).equals(owner)) {
            found.renewId();
            claimUnlessOver(found, session, now);
        } else if (!session.tag().toString().equals(owner)) {
            found.end();
        }
    }

    /** One that waits for its user to resume goes on waiting, unseen. */
    private void withoutSession(ContainerSession found, @Nullable String owner) {
        SessionTag tag = owner == null ? null : SessionTag.parse(owner);
        if (tag != null && endings.isWaiting(tag)) {
            found.hide();
        } else if (!NOBODY.equals(owner)) {
            found.end();
        }
    }

    /**
     * The application has just made one: it belongs to whoever asked, before another request can bring its id. One that is made after the end
     * of its session is left alone until the application is done with it.
     */
    void made(ContainerSession made, @Nullable SessionRecord session, long now) {
        if (session == null) {
            made.claim(NOBODY, 0);
        } else if (isLiving(session, now)) {
            claimUnlessOver(made, session, now);
        }
    }

    /** After the application is done: an {@code HttpSession} that it has made since, unnoticed, belongs to whoever asked. */
    void afterApplication(Exchange exchange, @Nullable SessionRecord session, long now) {
        ContainerSession found = exchange.containerSession();
        if (found == null || found.owner() != null) {
            return;
        }
        if (session == null) {
            found.claim(NOBODY, 0);
            return;
        }
        claimUnlessOver(found, session, now);
    }

    /** Claims first and looks afterwards, so that an end or a renewal in between is seen by one of both. */
    private void claimUnlessOver(ContainerSession found, SessionRecord session, long now) {
        claim(found, session);
        SessionRecord current = endings.current(session.origin(), now);
        if (current == null || current.end() != null) {
            attachments.detach(session.tag(), new Held(found.detached()));
            found.end();
        } else {
            attachments.rekey(session.tag(), session.key(), current.key());
        }
    }

    private boolean isLiving(SessionRecord session, long now) {
        SessionRecord current = endings.current(session.origin(), now);
        return current != null && current.end() == null;
    }

    /**
     * A container's session is gone.
     *
     * @param byApplication whether the application ended it, which ends the session too
     */
    void gone(String owner, ContainerSession.Detached gone, boolean byApplication, long now) {
        SessionTag tag = SessionTag.parse(owner);
        if (tag == null) {
            return;
        }
        SessionKey key = attachments.keyOf(tag);
        endings.waitNoMore(tag, new Held(gone));
        attachments.detach(tag, new Held(gone));
        if (byApplication && key != null) {
            endings.end(key, EndReason.LOGOUT, now);
        }
    }

    private void claim(ContainerSession found, SessionRecord session) {
        found.claim(session.tag().toString(), keepSeconds(session.limits()));
        attachments.attach(session, new Held(found.detached()));
    }

    /** Longer than any session of these limits can live, so that the container's own clock never decides. */
    private static int keepSeconds(Limits limits) {
        long millis = Limits.after(Limits.after(limits.absolute(), limits.resumeWithin()), MARGIN);
        return (int) Math.min(millis / 1000, Integer.MAX_VALUE);
    }

    private record Held(ContainerSession.Detached found) implements Attachment {

        @Override
        public void release(End end) {
            found.end();
        }

        @Override
        public boolean canWait() {
            return true;
        }

        @Override
        public void resume(SessionRecord heir) {
            found.claim(RESUMED + heir.tag());
        }
    }
}
