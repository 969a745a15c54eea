package dev.curfew.lifecycle;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.End;
import dev.curfew.session.EndedSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Releases a session's resources at its end. After a timeout, resources that can be resumed are kept for the user.
 * Thread-safe; application code that listens runs elsewhere, and its errors are told to the observer.
 */
final class ResourceReleaser {

    private final SessionResources held;
    private final SessionResources waiting = new SessionResources();
    private final Observer observer;
    private final Executor releases;

    ResourceReleaser(SessionResources held, Observer observer, Executor releases) {
        this.held = held;
        this.observer = observer;
        this.releases = releases;
    }

    /** Lets go of everything the session holds, but of what may wait: that waits before it is held no more, so that it is never neither. */
    void release(EndedSession ended) {
        SessionRecord last = ended.last();
        boolean resumable = ended.end().reason().isTimeout() && last.limits().resumeWithin() > 0;
        if (resumable) {
            held.all(last.tag()).stream().filter(SessionResource::canWait).forEach(one -> waiting.attach(last, one));
        }
        for (SessionResource resource : held.takeAll(last.tag())) {
            if (resumable && resource.canWait()) {
                waiting.attach(last, resource);
                releases.execute(() -> attempt(ended, resource::putAway));
            } else {
                release(ended, resource);
            }
        }
    }

    /** What a session came from that holds something here, or for whose user something waits; null if neither. */
    @Nullable
    SessionOrigin originOf(SessionTag session) {
        SessionOrigin origin = held.originOf(session);
        return origin == null ? waiting.originOf(session) : origin;
    }

    /** The key of a session that holds something here, or null. */
    @Nullable
    SessionKey keyOf(SessionTag session) {
        return held.keyOf(session);
    }

    /** Whether this waits for the user of a session. */
    boolean isWaiting(SessionTag ended, SessionResource resource) {
        return waiting.holds(ended, resource);
    }

    /** It goes by another name. What waits is within everybody's reach again under that one, until it is put away once more. */
    void rename(SessionTag session, SessionResource before, SessionResource after) {
        held.replace(session, before, after);
        waiting.replace(session, before, after);
        if (isWaiting(session, after)) {
            after.putAway();
        }
    }

    /** It is gone by itself. */
    void waitNoMore(SessionTag ended, SessionResource gone) {
        waiting.detach(ended, gone);
    }

    /** Lets go of what has waited. */
    void releaseWaiting(EndedSession ended) {
        waiting.takeAll(ended.last().tag()).forEach(resource -> release(ended, resource));
    }

    /** Releases everything of a session of which nothing is known any more. */
    void releaseAll(SessionTag session, End end) {
        Stream.of(held, waiting)
                .flatMap(one -> one.takeAll(session).stream())
                .forEach(resource -> releases.execute(() -> attempt(
                        () -> resource.release(end),
                        fault -> new SessionEvent.Ended(
                                Kind.RELEASE_FAILED, end.at(), session, null, end.reason(), fault.toString()))));
    }

    /** What has waited goes on with another session. Returns whether there was anything. */
    boolean handOver(EndedSession ended, SessionRecord heir) {
        Set<SessionResource> found = waiting.takeAll(ended.last().tag());
        for (SessionResource resource : found) {
            attempt(ended, () -> held.attach(heir, resource.resume(heir)));
        }
        return !found.isEmpty();
    }

    /** The session goes on under another key. */
    void rekey(SessionTag session, SessionKey from, SessionKey to) {
        held.rekey(session, from, to);
    }

    private void release(EndedSession ended, SessionResource resource) {
        Runnable release = () -> attempt(ended, () -> resource.release(ended.end()));
        if (resource.isReleasedAtOnce()) {
            release.run();
        } else {
            releases.execute(release);
        }
    }

    private void attempt(EndedSession ended, Runnable act) {
        attempt(act, fault -> SessionEvent.ended(Kind.RELEASE_FAILED, ended, fault.toString()));
    }

    /** A fault is told behind what is to be released already: a log that is slow delays none of it. */
    private void attempt(Runnable act, Function<RuntimeException, SessionEvent> told) {
        try {
            act.run();
        } catch (RuntimeException fault) {
            releases.execute(() -> observer.on(told.apply(fault)));
        }
    }
}
