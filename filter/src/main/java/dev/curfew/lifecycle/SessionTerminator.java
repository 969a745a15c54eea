package dev.curfew.lifecycle;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Terms;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Sessions;
import dev.curfew.session.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions. Then it releases their resources, notifies the provider and notifies the observer. The end itself is
 * done when a call returns; what follows runs elsewhere and can neither delay nor undo it.
 *
 * @since 0.1
 */
public final class SessionTerminator {

    private static final long RETRY = 1000;

    /** Nothing is left alone for longer, not even a session without limits: somebody may have ended it. */
    private static final long LONGEST_SLEEP = 24L * 60 * 60 * 1000;

    private final Sessions sessions;
    private final ResourceReleaser releaser;
    private final BrowserCloseTracker closings = new BrowserCloseTracker();
    private final SessionTimers timers;
    private final Timers<SessionTag> holders = new Timers<>();
    private final ProviderNotifier providerNotifier;
    private final Observer observer;
    private final CapacityAlarm capacityAlarm;
    private volatile @Nullable Rulebook inForce;

    /**
     * Puts it together.
     *
     * @param releases lets go of what calls application code
     */
    public SessionTerminator(
            Sessions sessions,
            SessionResources resources,
            SessionTimers timers,
            ProviderNotifier providerNotifier,
            Observer observer,
            Executor releases) {
        this.sessions = sessions;
        this.releaser = new ResourceReleaser(resources, observer, releases);
        this.timers = timers;
        watch(resources, holders);
        this.providerNotifier = providerNotifier;
        this.observer = observer;
        this.capacityAlarm = new CapacityAlarm(observer);
    }

    /** Each session that holds something here has a timer here, wherever it began. */
    private static void watch(SessionResources resources, Timers<SessionTag> holders) {
        resources.watchedBy(session -> holders.set(session.tag(), nextLook(session, session.lastActivity())));
    }

    /** Watches over a new session from now on; one that was made under the policy before is put under the one in force. */
    void watch(SessionRecord session, long now) {
        timers.set(session.key(), nextLook(session, now));
        Rulebook rules = inForce;
        if (rules != null) {
            putUnder(session, rules, now);
        }
    }

    /**
     * Puts every living session under these rules: what is over by them ends, with the clock's reason; what has ended stays so. Sessions that
     * are made meanwhile under the rules before follow when {@link #watch} sees them.
     */
    public void obey(Rulebook rules, long now) {
        inForce = rules;
        sessions.forEach(session -> {
            if (session.end() == null) {
                obey(session, rules, now);
            }
        });
    }

    private void obey(SessionRecord session, Rulebook rules, long now) {
        SessionRecord current = putUnder(session, rules, now);
        if (current != null && current.end() == null) {
            endIfOver(current.key(), now);
        }
    }

    /**
     * The session as it is under these rules, or under newer ones if it is already; ended now if it is over by them. Whoever changes it sets
     * the alarm for an earlier end; one that is set for later stays.
     *
     * @return the record as it is now, which may have been ended by somebody else, or null if it is gone
     */
    @Nullable
    public SessionRecord putUnder(SessionRecord session, Rulebook rules, long now) {
        if (session.terms().generation() >= rules.generation()) {
            return session;
        }
        Terms terms = rules.termsFor(session.profile());
        EndedSession over = sessions.endIfOverUnder(session, terms, now);
        if (over != null) {
            timers.set(session.key(), now);
            followUp(over);
        }
        SessionRecord current = sessions.putUnder(session, terms, now);
        if (current != null && current.end() == null && nextLook(current, now) < nextLook(session, now)) {
            timers.set(current.key(), nextLook(current, now));
        }
        return current;
    }

    /** Ends the session for this reason, or for the clock's if that came first. Nothing happens if it has ended. */
    public void end(SessionKey key, EndReason reason, long now) {
        followUp(sessions.end(key, reason, now));
    }

    /** As {@link #end(SessionKey, EndReason, long)}, under whatever key the session goes on meanwhile. */
    public void end(SessionOrigin origin, EndReason reason, long now) {
        followUp(endWherever(origin, reason, now));
    }

    /**
     * As {@link #end(SessionOrigin, EndReason, long)}, without a word to the provider: the browser is on its way there to sign out.
     *
     * @return the session that this very call ended, or null
     */
    @Nullable
    public EndedSession endQuietly(SessionOrigin origin, EndReason reason, long now) {
        EndedSession ended = endWherever(origin, reason, now);
        if (ended != null) {
            report(ended, observer::on);
        }
        return ended;
    }

    /** One that goes on under another key in the very moment that it is to end is found again by the next look. */
    private @Nullable EndedSession endWherever(SessionOrigin origin, EndReason reason, long now) {
        for (SessionRecord found = current(origin, now);
                found != null && found.end() == null;
                found = current(origin, now)) {
            EndedSession ended = sessions.end(found.key(), reason, now);
            if (ended != null) {
                return ended;
            }
        }
        return null;
    }

    /**
     * A session as it is at {@code now}: under whatever key it goes on, under the policy in force, and ended if its time is over.
     *
     * @param origin what it came from, under this key or an earlier one
     * @return its record, or null if there is none any more
     */
    @Nullable
    public SessionRecord current(SessionOrigin origin, long now) {
        return current(origin, now, observer::on);
    }

    private @Nullable SessionRecord current(SessionOrigin origin, long now, Consumer<SessionEvent> news) {
        Rulebook rules = inForce;
        SessionRecord found = sessions.follow(origin);
        while (found != null && found.end() == null) {
            SessionRecord current = rules == null ? found : putUnder(found, rules, now);
            if (current != null && SessionTime.judge(current, now) instanceof Verdict.Living) {
                return current;
            }
            followUp(sessions.endIfOver(found.key(), now), news);
            found = sessions.follow(origin);
        }
        return found;
    }

    /**
     * A tab of the session's browser has gone; if nothing is asked for until {@code end} (epoch milliseconds), the session ends then.
     *
     * @param page what was in it, path and query, or null if that is not known
     */
    public void leave(SessionRecord session, @Nullable String page, long end) {
        closings.begin(session, page, end);
    }

    /** A document has been asked for, by path and query. Looked at afterwards, so that nothing is kept of a session that ends meanwhile. */
    public void opens(SessionRecord session, String target) {
        closings.opens(session.tag(), target);
        SessionRecord current = sessions.find(session.key());
        if (current == null || current.end() != null) {
            closings.forget(session.tag());
        }
    }

    /** It has been answered. */
    public void opened(SessionRecord session, String target, long now) {
        closings.opened(session.tag(), target, now);
    }

    /**
     * The script of a page is there.
     *
     * @param page path and query, or null if they are not known
     */
    public void heard(SessionRecord session, @Nullable String page, long now) {
        closings.heard(session.tag(), page, now);
    }

    /**
     * Something is asked for in a living session: its browser has not been closed, unless it is too late.
     *
     * @return the session as it is now, or null if it is gone
     */
    @Nullable
    public SessionRecord stay(SessionRecord session, long now) {
        BrowserCloseTracker.Departure calledOff = closings.callOff(session.tag());
        if (calledOff == null || now < calledOff.end()) {
            return session;
        }
        end(calledOff.key(), EndReason.BROWSER_CLOSED, calledOff.end());
        return sessions.find(session.key());
    }

    /** Ends the session if its time is over. */
    public void endIfOver(SessionKey key, long now) {
        followUp(sessions.endIfOver(key, now));
    }

    /**
     * Looks after every session whose timer is due: ends it, forgets it, releases what it held here, or sets its timer anew. Call this a few
     * times a second. The observer is told when all of that is done, so that one which is slow delays no release.
     */
    public void ring(long now) {
        capacityAlarm.report(now);
        closings.takeDue(now).forEach(departure -> end(departure.key(), EndReason.BROWSER_CLOSED, departure.end()));
        Set<SessionEvent> faults = new LinkedHashSet<>();
        for (List<SessionKey> due = timers.takeDue(now); !due.isEmpty(); due = timers.takeDue(now)) {
            lookAt(due, timers, this::look, faults, now);
        }
        for (List<SessionTag> due = holders.takeDue(now); !due.isEmpty(); due = holders.takeDue(now)) {
            lookAt(due, holders, this::lookAtHolder, faults, now);
        }
        faults.forEach(observer::on);
    }

    /** What is to be done about a session. */
    private interface Look<K> {
        void at(K session, long now, Consumer<SessionEvent> news);
    }

    private <K> void lookAt(List<K> due, Timers<K> rings, Look<K> look, Set<SessionEvent> faults, long now) {
        List<SessionEvent> news = new ArrayList<>();
        for (K session : due) {
            try {
                look.at(session, now, news::add);
            } catch (RuntimeException fault) {
                rings.set(session, now + RETRY);
                faults.add(failed(fault, now));
            }
        }
        news.forEach(observer::on);
    }

    private static SessionEvent failed(RuntimeException fault, long now) {
        return fault instanceof RegistryException
                ? new SessionEvent.OfCurfew(Kind.STORE_UNAVAILABLE, now, fault.getMessage())
                : new SessionEvent.OfCurfew(Kind.RELEASE_FAILED, now, fault.toString());
    }

    private void look(SessionKey key, long now, Consumer<SessionEvent> news) {
        followUp(sessions.endIfOver(key, now), news);
        SessionRecord session = sessions.find(key);
        if (session != null && session.end() != null && !SessionTime.isResumable(session, now)) {
            releaseWaiting(session);
        }
        if (session != null && !sessions.forgetIfPossible(session, now)) {
            timers.set(key, nextLook(session, now));
        }
    }

    /** Another node may have ended the session, forgotten it, or gone on with it under another key. */
    private void lookAtHolder(SessionTag tag, long now, Consumer<SessionEvent> news) {
        SessionOrigin origin = releaser.originOf(tag);
        if (origin == null) {
            return;
        }
        SessionKey known = releaser.keyOf(tag);
        SessionRecord session = current(origin, now, news);
        if (session == null) {
            releaser.releaseAll(tag, new End(EndReason.LOGOUT, now));
        } else if (session.end() == null) {
            releaser.rekey(tag, known == null ? origin.key() : known, session.key());
            holders.set(tag, nextLook(session, now));
        } else {
            releaser.release(new EndedSession(session, session.end()));
            releaseWaitingInTime(session, now);
        }
    }

    private void releaseWaitingInTime(SessionRecord ended, long now) {
        if (SessionTime.isResumable(ended, now)) {
            holders.set(ended.tag(), SessionTime.resumableUntil(ended));
        } else {
            releaseWaiting(ended);
        }
    }

    private static long nextLook(SessionRecord session, long now) {
        long due = session.end() == null ? SessionTime.end(session, now) : afterEnd(session, now);
        return Math.min(due, now + LONGEST_SLEEP);
    }

    private static long afterEnd(SessionRecord ended, long now) {
        return SessionTime.isResumable(ended, now)
                ? SessionTime.resumableUntil(ended)
                : SessionTime.forgettableAt(ended, now);
    }

    private void followUp(@Nullable EndedSession ended) {
        followUp(ended, observer::on);
    }

    private void followUp(@Nullable EndedSession ended, Consumer<SessionEvent> news) {
        if (ended != null) {
            report(ended, news);
            providerNotifier.say(ended);
        }
    }

    /** Releases first and tells afterwards: a log that is slow must not delay a release. */
    private void report(EndedSession ended, Consumer<SessionEvent> news) {
        releaser.release(ended);
        closings.forget(ended.last().tag());
        try {
            sessions.forgetRepeated(ended.last(), ended.end().at()).forEach(this::releaseWaiting);
        } finally {
            news.accept(SessionEvent.ended(Kind.SESSION_ENDED, ended, null));
        }
    }

    /** A tombstone had to make room for a new session: what waits for its user is let go. */
    public void gaveWay(SessionRecord tombstone) {
        releaseWaiting(tombstone);
        capacityAlarm.note();
    }

    /** Whether this waits for the user of a session to resume. */
    boolean isWaiting(SessionTag ended, SessionResource resource) {
        return releaser.isWaiting(ended, resource);
    }

    /** The attachment goes by another name. */
    void rename(SessionTag session, SessionResource before, SessionResource after) {
        releaser.rename(session, before, after);
    }

    /** The attachment is gone by itself. */
    void waitNoMore(SessionTag ended, SessionResource gone) {
        releaser.waitNoMore(ended, gone);
    }

    /**
     * Somebody has signed in where a session had ended: the same user in time goes on with what waits; else that is let go.
     *
     * @param ended what the browser named
     * @param heir the session that begins
     */
    void resume(SessionRecord ended, SessionRecord heir, long now) {
        End end = ended.end();
        if (end == null || !ended.user().equals(heir.user()) || !SessionTime.isResumable(ended, now)) {
            releaseWaiting(ended);
        } else if (releaser.handOver(new EndedSession(ended, end), heir)) {
            observer.on(SessionEvent.resumed(ended, heir, now));
            releaseIfOver(heir, now);
        }
    }

    /** Handed over first and looked at afterwards, so that an end in between is seen by one of both. */
    private void releaseIfOver(SessionRecord session, long now) {
        SessionRecord current = current(session.origin(), now);
        if (current == null) {
            releaser.release(new EndedSession(session, new End(EndReason.LOGOUT, now)));
        } else if (current.end() != null) {
            releaser.release(new EndedSession(current, current.end()));
        } else {
            releaser.rekey(session.tag(), session.key(), current.key());
        }
    }

    private void releaseWaiting(SessionRecord ended) {
        End end = ended.end();
        if (end != null) {
            releaser.releaseWaiting(new EndedSession(ended, end));
        }
    }
}
