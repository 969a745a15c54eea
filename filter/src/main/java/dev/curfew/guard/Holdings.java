package dev.curfew.guard;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.Attachment;
import dev.curfew.session.Attachments;
import dev.curfew.session.EndedSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What sessions hold, beyond their end: at the end it is let go, but for what may wait, after a timeout, for its user to resume. Thread-safe;
 * application code that listens runs elsewhere, and its errors are told to the observer.
 */
final class Holdings {

    private final Attachments held;
    private final Attachments waiting = new Attachments();
    private final Observer observer;
    private final Executor releases;

    Holdings(Attachments held, Observer observer, Executor releases) {
        this.held = held;
        this.observer = observer;
        this.releases = releases;
    }

    /** Lets go of everything the session holds, but of what may wait. */
    void release(EndedSession ended) {
        SessionRecord last = ended.last();
        boolean resumable = ended.end().reason().isTimeout() && last.limits().resumeWithin() > 0;
        for (Attachment attachment : held.takeAll(last.tag())) {
            if (resumable && attachment.canWait()) {
                waiting.attach(last, attachment);
            } else {
                release(ended, attachment);
            }
        }
    }

    /** Whether something waits for the user of this session. */
    boolean isWaiting(SessionTag ended) {
        return waiting.keyOf(ended) != null;
    }

    /** It is gone by itself. */
    void waitNoMore(SessionTag ended, Attachment gone) {
        waiting.detach(ended, gone);
    }

    /** Lets go of what has waited. */
    void letGo(EndedSession ended) {
        waiting.takeAll(ended.last().tag()).forEach(attachment -> release(ended, attachment));
    }

    /** What has waited goes on with another session. Returns whether there was anything. */
    boolean handOver(SessionRecord ended, SessionRecord heir) {
        Set<Attachment> found = waiting.takeAll(ended.tag());
        for (Attachment attachment : found) {
            held.attach(heir, attachment);
            attachment.resume(heir);
        }
        return !found.isEmpty();
    }

    /** The session goes on under another key. */
    void rekey(SessionTag session, SessionKey from, SessionKey to) {
        held.rekey(session, from, to);
    }

    private void release(EndedSession ended, Attachment attachment) {
        releases.execute(() -> {
            try {
                attachment.release(ended.end());
            } catch (RuntimeException fault) {
                observer.on(SessionEvent.ended(Kind.RELEASE_FAILED, ended, fault.toString()));
            }
        });
    }
}
