package dev.curfew.guard;

import dev.curfew.http.CookieJar;
import dev.curfew.http.Request;
import dev.curfew.lifecycle.RenewedSessions;
import dev.curfew.lifecycle.SessionLimit;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionToken;
import dev.curfew.session.Sessions;
import dev.curfew.site.CookieNames;

/** Finds the session of a request, and ends it where its time is over. Thread-safe. */
public final class SessionLookup {

    private final String cookieName;
    private final Rulebook rules;
    private final Sessions sessions;
    private final SessionTerminator terminator;
    private final RenewedSessions renewed;
    private final SessionLimit limit;

    public SessionLookup(
            CookieNames cookies,
            Rulebook rules,
            Sessions sessions,
            SessionTerminator terminator,
            RenewedSessions renewed,
            SessionLimit limit) {
        this.cookieName = cookies.session();
        this.rules = rules;
        this.sessions = sessions;
        this.terminator = terminator;
        this.renewed = renewed;
        this.limit = limit;
    }

    /** What the cookie stands for. */
    PresentedSession presentedIn(Request request) {
        SessionKey key = CookieJar.of(request.exchange()).single(cookieName, SessionToken::keyIn);
        if (key == null) {
            return PresentedSession.NONE;
        }
        CurrentSession session = find(key, request.now());
        SessionRecord old = session instanceof CurrentSession.None ? renewed.find(key, request.now()) : null;
        return new PresentedSession(old == null ? session : heirOf(old, request.now()), old, null);
    }

    private CurrentSession heirOf(SessionRecord old, long now) {
        SessionRecord heir = terminator.current(old.origin(), now);
        return heir == null ? CurrentSession.NONE : find(heir.key(), now);
    }

    private CurrentSession find(SessionKey key, long now) {
        SessionRecord found = sessions.find(key);
        if (found == null || found.end() != null) {
            return CurrentSession.of(found, now);
        }
        CurrentSession current = CurrentSession.of(terminator.putUnder(found, rules, now), now);
        if (current instanceof CurrentSession.Open open) {
            return CurrentSession.of(terminator.stay(open.record(), now), now);
        }
        return current instanceof CurrentSession.None ? current : over(key, now);
    }

    /** The session under this key, which is ended first if its time is over. */
    CurrentSession over(SessionKey key, long now) {
        terminator.endIfOver(key, now);
        return CurrentSession.of(sessions.find(key), now);
    }

    /** The same session; one that waits goes on from now on if it fits again. */
    CurrentSession admitted(CurrentSession session, long now) {
        return session instanceof CurrentSession.Waiting waiting
                ? CurrentSession.of(limit.admitIfItFits(waiting.record(), now), now)
                : session;
    }

    /** Whether the session is open: another request may have kept it alive. */
    boolean isOpen(SessionRecord session, long now) {
        SessionRecord current = terminator.current(session.origin(), now);
        return current != null && current.end() == null;
    }
}
