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
    private final Renewals renewals;
    private final SessionLimit limit;
    private final Observer observer;
    private final SecureRandom random;

    Newcomers(
            Sessions sessions,
            Attachments attachments,
            Endings endings,
            Renewals renewals,
            SessionLimit limit,
            Observer observer,
            SecureRandom random) {
        this.sessions = sessions;
        this.attachments = attachments;
        this.endings = endings;
        this.renewals = renewals;
        this.limit = limit;
        this.observer = observer;
        this.random = random;
    }

    /**
     * What is known of an authentication from before, as it is at {@code now}.
     *
     * @param present what the browser's cookie names, living or ended, or null
     */
    Precedents precedents(Authentication answer, @Nullable SessionRecord present, long now) {
        ProviderSession providerSession = providerSession(answer);
        SessionRecord last = providerSession == null ? null : sessions.findByProviderSession(providerSession);
        Precedents all = new Precedents(last == null ? null : asOf(now, last), ofAuthentication(answer, now));
        SessionRecord goesOn = goesOn(answer.identity(), present, all);
        Long authTime = answer.authTime();
        return authTime != null && goesOn != null && goesOn.authTime() == authTime * 1000 ? all.carriedOn() : all;
    }

    private List<SessionRecord> ofAuthentication(Authentication answer, long now) {
        Long authTime = answer.authTime();
        return authTime == null
                ? List.of()
                : sessions.ofAuthentication(answer.identity(), authTime * 1000).stream()
                        .map(session -> asOf(now, session))
                        .toList();
    }

    /** The session, ended if its time is over; one that is gone meanwhile as it was. */
    private SessionRecord asOf(long now, SessionRecord session) {
        if (session.end() != null) {
            return session;
        }
        endings.endIfOver(session.key(), now);
        SessionRecord current = sessions.find(session.key());
        return current == null ? session : current;
    }

    /**
     * What comes of a sign-in. Nobody has been told of the new session before this returns.
     *
     * @param present what the browser's cookie names, living or ended, or null
     * @param precedents what is known of the authentication from before
     */
    Admission admit(Arrival arrival, @Nullable SessionRecord present, Precedents precedents, long now) {
        SessionRecord before = predecessor(arrival.answer().identity(), present, precedents, now);
        while (true) {
            if (before != null && arrival.bringsNothingNewTo(before)) {
                return new Admission.Superseded();
            }
            SessionToken token = SessionToken.generate(random);
            if (before == null) {
                SessionRecord session = newcomer(token, arrival, precedents, now);
                sessions.create(session);
                before = twinOf(session, now);
                if (before == null) {
                    return settle(session, present, token, Kind.SESSION_CREATED, now);
                }
                sessions.withdraw(session.key());
            } else {
                Inheritance inheritance = Inheritance.of(arrival, before, precedents, now);
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
    private SessionRecord newcomer(SessionToken token, Arrival arrival, Precedents precedents, long now) {
        boolean held = SessionLimit.holdsAtFirst(arrival.terms());
        Inheritance inheritance = Inheritance.of(arrival, null, precedents, now);
        return record(token, SessionTag.generate(random), arrival, inheritance, held, now);
    }

    /** The living session of the same provider session that another tab has made in this very moment, or null. */
    private @Nullable SessionRecord twinOf(SessionRecord session, long now) {
        ProviderSession providerSession = session.providerSession();
        if (providerSession == null) {
            return null;
        }
        for (SessionRecord other : sessions.livingOf(session.identity(), now)) {
            if (providerSession.equals(other.providerSession())) {
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
            renewals.note(before, now);
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
            Identity identity, @Nullable SessionRecord present, Precedents precedents, long now) {
        if (present != null && present.end() == null && !present.identity().isSameUserAs(identity)) {
            endings.end(present.origin(), EndReason.LOGOUT, now);
        }
        return goesOn(identity, present, precedents);
    }

    /** The living session of this user in this browser: the one that its cookie names, or that came from the same provider session. */
    private static @Nullable SessionRecord goesOn(
            Identity user, @Nullable SessionRecord present, Precedents precedents) {
        return isLivingOf(user, present)
                ? present
                : isLivingOf(user, precedents.ofProviderSession()) ? precedents.ofProviderSession() : null;
    }

    private static boolean isLivingOf(Identity user, @Nullable SessionRecord session) {
        return session != null && session.end() == null && session.identity().isSameUserAs(user);
    }

    private static @Nullable ProviderSession providerSession(Authentication answer) {
        String sid = answer.sid();
        return sid == null ? null : new ProviderSession(answer.identity().issuer(), sid);
    }

    private static long providerEnd(Authentication answer) {
        Long seconds = answer.sessionExpiry();
        return seconds == null || seconds >= Limits.NONE / 1000 ? Limits.NONE : Math.max(seconds, 0) * 1000;
    }
}
