package dev.curfew.guard;

import dev.curfew.http.ContainerSession;
import dev.curfew.http.Exchange;
import dev.curfew.policy.Limits;
import dev.curfew.session.Attachment;
import dev.curfew.session.Attachments;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every {@code HttpSession} with the one session it belongs to. None reaches the application in another user's request, none outlives
 * its session, and one that the application ends takes the session with it.
 *
 * @since 0.1
 */
final class ContainerSessions {

    private static final String NOBODY = "nobody";
    private static final long MARGIN = 60_000;

    private final Sessions sessions;
    private final Attachments attachments;
    private final Endings endings;

    ContainerSessions(Sessions sessions, Attachments attachments, Endings endings) {
        this.sessions = sessions;
        this.attachments = attachments;
        this.endings = endings;
    }

    /**
     * Before the application sees the request: whatever {@code HttpSession} it names has to be this session's, or must go. One that nobody
     * has claimed yet and that is younger than this session is being made by another request of it right now: a page that is sent while it
     * is written has its images asked for before it is done.
     */
    void beforeApplication(Exchange exchange, @Nullable SessionRecord session) {
        ContainerSession found = exchange.containerSession();
        if (found == null) {
            return;
        }
        String owner = found.owner();
        if (session == null) {
            if (!NOBODY.equals(owner)) {
                found.end();
            }
        } else if (NOBODY.equals(owner)) {
            found.renewId();
            claim(found, session);
        } else if (owner == null && found.createdAt() > session.createdAt()) {
            claim(found, session);
        } else if (!session.tag().toString().equals(owner)) {
            found.end();
        }
    }

    /** After the application is done: an {@code HttpSession} that it has made since belongs to whoever asked. */
    void afterApplication(Exchange exchange, @Nullable SessionRecord session, long now) {
        ContainerSession found = exchange.containerSession();
        if (found == null || found.owner() != null) {
            return;
        }
        if (session == null) {
            found.claim(NOBODY, 0);
            return;
        }
        endings.endIfOver(session.key(), now);
        claim(found, session);
    }

    /**
     * A container's session is gone.
     *
     * @param byApplication whether the application ended it, which ends the session too
     */
    void gone(String owner, Runnable ending, boolean byApplication, long now) {
        SessionTag tag = SessionTag.parse(owner);
        if (tag == null) {
            return;
        }
        SessionKey key = attachments.keyOf(tag);
        attachments.detach(tag, new Held(ending));
        if (byApplication && key != null) {
            endings.end(key, EndReason.LOGOUT, now);
        }
    }

    private void claim(ContainerSession found, SessionRecord session) {
        found.claim(session.tag().toString(), keepSeconds(session.limits()));
        attachments.attach(session, new Held(found.ending()));
        if (!isLiving(session)) {
            attachments.detach(session.tag(), new Held(found.ending()));
            found.end();
        }
    }

    /** Whoever ends a session lets go of what it holds then, so what is attached later has to look for itself. */
    private boolean isLiving(SessionRecord session) {
        SessionKey key = attachments.keyOf(session.tag());
        SessionRecord current = key == null ? null : sessions.find(key);
        return current != null && current.end() == null;
    }

    /** Longer than any session of these limits can live, so that the container's own clock never decides. */
    private static int keepSeconds(Limits limits) {
        long millis = Limits.after(Limits.after(limits.absolute(), limits.resumeWithin()), MARGIN);
        return (int) Math.min(millis / 1000, Integer.MAX_VALUE);
    }

    private record Held(Runnable ending) implements Attachment {

        @Override
        public void release(EndReason reason) {
            ending.run();
        }
    }
}
