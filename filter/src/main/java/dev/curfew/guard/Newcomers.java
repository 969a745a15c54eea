package dev.curfew.guard;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Authentication;
import dev.curfew.policy.Limits;
import dev.curfew.session.Attachments;
import dev.curfew.session.EndReason;
import dev.curfew.session.Identity;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionToken;
import dev.curfew.session.Sessions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes a session of an authentication: always under a new cookie, with the one before it dead (OWASP ASVS 5.0, 7.2.4). A living session of
 * the same user goes on; one of another user ends first.
 */
final class Newcomers {

    private final Sessions sessions;
    private final Attachments attachments;
    private final Endings endings;
    private final SessionLimit limit;
    private final Observer observer;
    private final SecureRandom random;

    Newcomers(
            Sessions sessions,
            Attachments attachments,
            Endings endings,
            SessionLimit limit,
            Observer observer,
            SecureRandom random) {
        this.sessions = sessions;
        this.attachments = attachments;
        this.endings = endings;
        this.limit = limit;
        this.observer = observer;
        this.random = random;
    }

    /** The session that came last from the same provider session, as it is at {@code now}, or null. */
    @Nullable
    SessionRecord earlier(Authentication answer, long now) {
        SessionRecord earlier = sessions.findByProviderSession(providerSession(answer));
        if (earlier == null || earlier.end() != null) {
            return earlier;
        }
        endings.endIfOver(earlier.key(), now);
        return sessions.find(earlier.key());
    }

    /**
     * The new session's cookie, or null if the user has too many sessions already and the policy refuses one more.
     *
     * @param present what the browser's cookie names, living or ended, or null
     * @param earlier the session that came last from the same provider session, or null
     */
    @Nullable
    SessionToken admit(Arrival arrival, @Nullable SessionRecord present, @Nullable SessionRecord earlier, long now) {
        Authentication answer = arrival.answer();
        SessionRecord before =
                predecessor(answer.identity(), present, tellsBrowsersApart(answer) ? earlier : null, now);
        while (before != null) {
            SessionToken token = SessionToken.generate(random);
            SessionRecord session = record(token, before.tag(), arrival, before.held(), now);
            if (goesOn(before, session, now)) {
                report(Kind.SESSION_RENEWED, session, now);
                return token;
            }
            before = sessions.heirOf(before);
        }
        return begin(arrival, now);
    }

    private @Nullable SessionToken begin(Arrival arrival, long now) {
        SessionToken token = SessionToken.generate(random);
        boolean held = SessionLimit.holdsAtFirst(arrival.terms());
        SessionRecord session = record(token, SessionTag.generate(random), arrival, held, now);
        sessions.create(session);
        endings.watch(session, now);
        if (!limit.admits(session, arrival.terms(), now)) {
            return null;
        }
        report(Kind.SESSION_CREATED, session, now);
        return token;
    }

    /**
     * Files the session in the place of the one before it, which ends without a trace; if somebody else ended that just before, the new one ends
     * for the same reason.
     *
     * @return false if somebody else goes on with the one before already: two tabs came back at once. Then nothing has happened
     */
    private boolean goesOn(SessionRecord before, SessionRecord session, long now) {
        sessions.createBehind(before.key(), session);
        endings.watch(session, now);
        attachments.rekey(session.tag(), session.key());
        if (sessions.retire(before.key(), now)) {
            return true;
        }
        endings.endIfOver(before.key(), now);
        SessionRecord missed = sessions.find(before.key());
        if (missed == null || missed.end() == null) {
            sessions.withdraw(session.key());
            return false;
        }
        endings.end(session.key(), missed.end().reason(), now);
        return true;
    }

    private static SessionRecord record(SessionToken token, SessionTag tag, Arrival arrival, boolean held, long now) {
        Authentication answer = arrival.answer();
        SessionOrigin origin = new SessionOrigin(
                token.key(),
                tag,
                answer.identity(),
                providerSession(answer),
                now,
                arrival.authenticatedAt(),
                providerEnd(answer),
                answer.acr());
        return SessionRecord.begin(origin, arrival.client(), arrival.terms(), answer.tokens(), held);
    }

    private void report(Kind kind, SessionRecord session, long now) {
        observer.on(
                new SessionEvent(kind, now, session.tag(), session.identity().name(), null, null));
    }

    private @Nullable SessionRecord predecessor(
            Identity identity, @Nullable SessionRecord present, @Nullable SessionRecord earlier, long now) {
        if (present != null && present.end() == null) {
            if (present.identity().isSameUserAs(identity)) {
                return present;
            }
            endings.end(present.key(), EndReason.LOGOUT, now);
        }
        return earlier != null && earlier.end() == null && earlier.identity().isSameUserAs(identity) ? earlier : null;
    }

    /** Without either claim the same user in another browser looks the same, and must not lose a living session to this one. */
    private static boolean tellsBrowsersApart(Authentication answer) {
        return answer.sid() != null || answer.authTime() != null;
    }

    private static ProviderSession providerSession(Authentication answer) {
        Identity identity = answer.identity();
        String sid = answer.sid();
        return sid != null
                ? new ProviderSession(identity.issuer(), sid)
                : ProviderSession.withoutSid(identity.issuer(), identity.subject(), String.valueOf(answer.authTime()));
    }

    private static long providerEnd(Authentication answer) {
        Long seconds = answer.sessionExpiry();
        return seconds == null || seconds >= Limits.NONE / 1000 ? Limits.NONE : Math.max(seconds, 0) * 1000;
    }
}
