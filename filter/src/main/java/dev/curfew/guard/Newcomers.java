package dev.curfew.guard;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Authentication;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Terms;
import dev.curfew.session.Attachments;
import dev.curfew.session.Client;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes a session of an authentication: always under a new cookie, with the one before it dead (OWASP ASVS 5.0, 7.2.4). A living session of
 * the same user goes on; one of another user ends first.
 */
final class Newcomers {

    private final Sessions sessions;
    private final Attachments attachments;
    private final Endings endings;
    private final Observer observer;
    private final SecureRandom random;

    Newcomers(Sessions sessions, Attachments attachments, Endings endings, Observer observer, SecureRandom random) {
        this.sessions = sessions;
        this.attachments = attachments;
        this.endings = endings;
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
     * The new session's cookie.
     *
     * @param terms what holds for the user
     * @param present what the browser's cookie names, living or ended, or null
     * @param earlier the session that came last from the same provider session, or null
     */
    SessionToken admit(
            Authentication answer,
            Terms terms,
            long authenticatedAt,
            @Nullable SessionRecord present,
            @Nullable SessionRecord earlier,
            long now) {
        SessionRecord before =
                predecessor(answer.identity(), present, tellsBrowsersApart(answer) ? earlier : null, now);
        SessionToken token = SessionToken.generate(random);
        SessionTag tag = before == null ? SessionTag.generate(random) : before.tag();
        SessionOrigin origin = new SessionOrigin(
                token.key(),
                tag,
                answer.identity(),
                providerSession(answer),
                now,
                authenticatedAt,
                providerEnd(answer),
                answer.acr());
        SessionRecord session = SessionRecord.begin(origin, Client.UNKNOWN, terms, answer.tokens(), false);
        sessions.create(session);
        endings.watch(session, now);
        if (before != null) {
            attachments.rekey(tag, session.key());
            End missed = sessions.retire(before.key(), now);
            attachments.rekey(tag, before.key(), session.key());
            if (missed != null) {
                endings.end(session.key(), missed.reason(), now);
            }
        }
        Kind kind = before == null ? Kind.SESSION_CREATED : Kind.SESSION_RENEWED;
        observer.on(new SessionEvent(kind, now, tag, answer.identity().name(), null, null));
        return token;
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
