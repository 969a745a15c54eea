package dev.curfew.lifecycle;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.PriorSessions;
import dev.curfew.policy.Limits;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionToken;
import dev.curfew.session.Sessions;
import dev.curfew.session.UserKey;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts sessions. Each session gets a new cookie, and the previous one becomes invalid (OWASP ASVS 5.0, 7.2.4). A
 * living session of the same user goes on; one of another user ends first.
 */
public final class SessionStarter {

    private final Sessions sessions;
    private final SessionResources resources;
    private final SessionTerminator terminator;
    private final Revocations revocations;
    private final RenewedSessions renewed;
    private final SessionLimit limit;
    private final Observer observer;
    private final SecureRandom random;

    public SessionStarter(
            Sessions sessions,
            SessionResources resources,
            SessionTerminator terminator,
            Revocations revocations,
            RenewedSessions renewed,
            SessionLimit limit,
            Observer observer,
            SecureRandom random) {
        this.sessions = sessions;
        this.resources = resources;
        this.terminator = terminator;
        this.revocations = revocations;
        this.renewed = renewed;
        this.limit = limit;
        this.observer = observer;
        this.random = random;
    }

    /**
     * What is known of an authentication from before, as it is at {@code now}.
     *
     * @param present what the browser's cookie names, living or ended, or null
     */
    public PriorSessions precedents(Authentication answer, @Nullable SessionRecord present, long now) {
        ProviderSession providerSession = providerSession(answer);
        SessionRecord last = providerSession == null ? null : sessions.findByProviderSession(providerSession);
        PriorSessions all = new PriorSessions(last == null ? null : asOf(now, last), ofAuthentication(answer, now));
        SessionRecord goesOn = goesOn(answer.user(), present, all);
        Long authTime = answer.authTime();
        return authTime != null && goesOn != null && goesOn.authTime() == authTime * 1000 ? all.carriedOn() : all;
    }

    private List<SessionRecord> ofAuthentication(Authentication answer, long now) {
        Long authTime = answer.authTime();
        return authTime == null
                ? List.of()
                : sessions.ofAuthentication(answer.user(), authTime * 1000).stream()
                        .map(session -> asOf(now, session))
                        .toList();
    }

    /** The session, ended if its time is over; one that is gone meanwhile as it was. */
    private SessionRecord asOf(long now, SessionRecord session) {
        if (session.end() != null) {
            return session;
        }
        terminator.endIfOver(session.key(), now);
        SessionRecord current = sessions.find(session.key());
        return current == null ? session : current;
    }

    /**
     * What comes of a sign-in. Nobody has been told of the new session before this returns.
     *
     * @param present what the browser's cookie names, living or ended, or null
     * @param precedents what is known of the authentication from before
     */
    public SignInOutcome admit(
            VerifiedSignIn verified, @Nullable SessionRecord present, PriorSessions precedents, long now) {
        End revoked = revocations.against(verified, now);
        return revoked == null
                ? start(verified, present, precedents, now)
                : new SignInOutcome.Revoked(revoked.reason());
    }

    private SignInOutcome start(
            VerifiedSignIn verified, @Nullable SessionRecord present, PriorSessions precedents, long now) {
        SessionRecord before = predecessor(verified.answer().user(), present, precedents, now);
        while (true) {
            if (before != null && verified.bringsNothingNewTo(before)) {
                return new SignInOutcome.Superseded();
            }
            SessionToken token = SessionToken.generate(random);
            if (before == null) {
                SessionRecord session = newcomer(token, verified, precedents, now);
                sessions.create(session);
                before = twinOf(session, now);
                if (before == null) {
                    return settle(session, verified, present, token, Kind.SESSION_CREATED, now);
                }
                sessions.withdraw(session.key());
            } else {
                CarriedOverTimes carriedOver = CarriedOverTimes.of(verified, before, precedents, now);
                SessionRecord session = record(token, before.tag(), verified, carriedOver, before.waiting(), now);
                if (sessions.createBehind(before.key(), session)) {
                    return takesOver(session, now)
                            ? settle(session, verified, present, token, Kind.SESSION_RENEWED, now)
                            : new SignInOutcome.Superseded();
                }
                before = sessions.heirOf(before);
            }
        }
    }

    /** Waiting until it is known to fit, where the terms do not make room for it. */
    private SessionRecord newcomer(SessionToken token, VerifiedSignIn verified, PriorSessions precedents, long now) {
        boolean waiting = SessionLimit.waitsAtFirst(verified.terms());
        CarriedOverTimes carriedOver = CarriedOverTimes.of(verified, null, precedents, now);
        return record(token, SessionTag.generate(random), verified, carriedOver, waiting, now);
    }

    /** The living session of the same provider session that another tab has made in this very moment, or null. */
    private @Nullable SessionRecord twinOf(SessionRecord session, long now) {
        ProviderSession providerSession = session.providerSession();
        if (providerSession == null) {
            return null;
        }
        for (SessionRecord other : sessions.livingOf(session.user(), now)) {
            if (providerSession.equals(other.providerSession())) {
                return other.key().equals(session.key()) ? null : other;
            }
        }
        return null;
    }

    private SignInOutcome settle(
            SessionRecord session,
            VerifiedSignIn verified,
            @Nullable SessionRecord present,
            SessionToken token,
            Kind kind,
            long now) {
        terminator.watch(session, now);
        End revoked = revocations.against(verified, now);
        if (revoked != null) {
            if (kind == Kind.SESSION_CREATED) {
                sessions.withdraw(session.key());
            } else {
                terminator.end(session.key(), revoked.reason(), now);
            }
            return new SignInOutcome.Revoked(revoked.reason());
        }
        if (!limit.admits(session, now)) {
            return new SignInOutcome.Refused();
        }
        if (sessions.find(session.key()) == null) {
            return new SignInOutcome.Superseded();
        }
        observer.on(SessionEvent.standing(kind, session, now));
        if (present != null && present.end() != null) {
            terminator.resume(present, session, now);
        }
        return new SignInOutcome.Admitted(token);
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
            resources.rekey(session.tag(), before.key(), session.key());
            renewed.note(before, now);
            End missed = sessions.retire(before.key(), now) ? null : missed(before, now);
            resources.rekey(session.tag(), before.key(), session.key());
            if (missed != null) {
                terminator.end(session.key(), missed.reason(), now);
            }
        }
        return true;
    }

    private @Nullable End missed(SessionRecord before, long now) {
        terminator.endIfOver(before.key(), now);
        SessionRecord left = sessions.find(before.key());
        return left == null ? null : left.end();
    }

    private static SessionRecord record(
            SessionToken token,
            SessionTag tag,
            VerifiedSignIn verified,
            CarriedOverTimes carriedOver,
            boolean waiting,
            long now) {
        Authentication answer = verified.answer();
        SessionOrigin origin = new SessionOrigin(
                token.key(),
                tag,
                answer.user(),
                providerSession(answer),
                now,
                carriedOver.authTime(),
                carriedOver.authenticatedAt(),
                providerEnd(answer));
        return SessionRecord.begin(
                        origin, answer.profile(), verified.client(), verified.terms(), answer.tokens(), waiting)
                .following(carriedOver.attendance());
    }

    private @Nullable SessionRecord predecessor(
            UserKey user, @Nullable SessionRecord present, PriorSessions precedents, long now) {
        if (present != null && present.end() == null && !present.user().equals(user)) {
            terminator.end(present.origin(), EndReason.LOGOUT, now);
        }
        return goesOn(user, present, precedents);
    }

    /** The living session of this user in this browser: the one that its cookie names, or that came from the same provider session. */
    private static @Nullable SessionRecord goesOn(
            UserKey user, @Nullable SessionRecord present, PriorSessions precedents) {
        return isLivingOf(user, present)
                ? present
                : isLivingOf(user, precedents.ofProviderSession()) ? precedents.ofProviderSession() : null;
    }

    private static boolean isLivingOf(UserKey user, @Nullable SessionRecord session) {
        return session != null && session.end() == null && session.user().equals(user);
    }

    private static @Nullable ProviderSession providerSession(Authentication answer) {
        String sid = answer.sid();
        return sid == null ? null : new ProviderSession(answer.user().issuer(), sid);
    }

    private static long providerEnd(Authentication answer) {
        Long seconds = answer.sessionExpiry();
        return seconds == null || seconds >= Limits.NONE / 1000 ? Limits.NONE : Math.max(seconds, 0) * 1000;
    }
}
