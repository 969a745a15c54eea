package dev.curfew.guard;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Authentication;
import dev.curfew.policy.Limits;
import dev.curfew.session.Attachments;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.Identity;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionToken;
import dev.curfew.session.Sessions;
import java.security.SecureRandom;
import java.util.List;
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
     * What comes of a sign-in. Nobody has been told of the new session before this returns.
     *
     * @param present what the browser's cookie names, living or ended, or null
     * @param earlier the session that came last from the same provider session, or null
     */
    Admission admit(Arrival arrival, @Nullable SessionRecord present, @Nullable SessionRecord earlier, long now) {
        Authentication answer = arrival.answer();
        boolean tellsApart = tellsBrowsersApart(answer);
        SessionRecord before = predecessor(answer.identity(), present, tellsApart ? earlier : null, now);
        while (true) {
            SessionToken token = SessionToken.generate(random);
            if (before == null) {
                SessionRecord session = newcomer(token, arrival, earlier, now);
                sessions.create(session);
                before = tellsApart ? twinOf(session, now) : null;
                if (before == null) {
                    return settle(session, present, token, Kind.SESSION_CREATED, now);
                }
                sessions.withdraw(session.key());
            } else {
                Inheritance inheritance = Inheritance.of(arrival, before, earlier, now);
                SessionRecord session = record(token, before.tag(), arrival, inheritance, before.held(), now);
                if (sessions.createBehind(before.key(), session)) {
                    return takesOver(session, now)
                            ? settle(session, present, token, Kind.SESSION_RENEWED, now)
                            : new Admission.Superseded();
                }
                before = sessions.heirOf(before);
            }
        }
    }

    /** Held until it is known to fit, where the terms do not make room for it. */
    private SessionRecord newcomer(SessionToken token, Arrival arrival, @Nullable SessionRecord earlier, long now) {
        boolean held = SessionLimit.holdsAtFirst(arrival.terms());
        Inheritance inheritance = Inheritance.of(arrival, null, earlier, now);
        return record(token, SessionTag.generate(random), arrival, inheritance, held, now);
    }

    /** The living session of the same provider session that another tab has made in this very moment, or null. */
    private @Nullable SessionRecord twinOf(SessionRecord session, long now) {
        for (SessionRecord other : sessions.livingOf(session.identity(), now)) {
            if (other.providerSession().equals(session.providerSession())) {
                return other.key().equals(session.key()) ? null : other;
            }
        }
        return null;
    }

    private Admission settle(
            SessionRecord session, @Nullable SessionRecord present, SessionToken token, Kind kind, long now) {
        endings.watch(session, now);
        if (!limit.admits(session, now)) {
            return new Admission.Refused();
        }
        if (sessions.find(session.key()) == null) {
            return new Admission.Superseded();
        }
        observer.on(SessionEvent.standing(kind, session, now));
        if (present != null && present.end() != null) {
            endings.resume(present, session, now);
        }
        return new Admission.Admitted(token);
    }

    /**
     * Ends those that the session goes on with, without a trace. Who stands last in the order is the one that goes on, so that of several tabs
     * exactly one does. If somebody else ended one of them just before, the new one ends for the same reason.
     *
     * @return false if another one stands behind: then this one is gone again
     */
    private boolean takesOver(SessionRecord session, long now) {
        List<SessionRecord> all = sessions.sharingTagOf(session);
        if (all.isEmpty() || !all.get(all.size() - 1).key().equals(session.key())) {
            sessions.withdraw(session.key());
            return false;
        }
        for (SessionRecord before : all.subList(0, all.size() - 1)) {
            attachments.rekey(session.tag(), before.key(), session.key());
            End missed = sessions.retire(before.key(), now) ? null : missed(before, now);
            attachments.rekey(session.tag(), before.key(), session.key());
            if (missed != null) {
                endings.end(session.key(), missed.reason(), now);
            }
        }
        return true;
    }

    private @Nullable End missed(SessionRecord before, long now) {
        endings.endIfOver(before.key(), now);
        SessionRecord left = sessions.find(before.key());
        return left == null ? null : left.end();
    }

    private static SessionRecord record(
            SessionToken token, SessionTag tag, Arrival arrival, Inheritance inheritance, boolean held, long now) {
        Authentication answer = arrival.answer();
        SessionOrigin origin = new SessionOrigin(
                token.key(),
                tag,
                answer.identity(),
                providerSession(answer),
                now,
                inheritance.authTime(),
                inheritance.authenticatedAt(),
                providerEnd(answer),
                answer.acr());
        return SessionRecord.begin(origin, arrival.client(), arrival.terms(), answer.tokens(), held)
                .following(inheritance.attendance());
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
