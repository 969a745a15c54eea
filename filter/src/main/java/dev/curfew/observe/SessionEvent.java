package dev.curfew.observe;

import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import org.jspecify.annotations.Nullable;

/**
 * Something happened. Words follow the OWASP Logging Vocabulary; nothing in an event can be used to act as the user.
 *
 * @param kind what
 * @param at when, epoch milliseconds
 * @param session which session, or null if there is none
 * @param user whose, as the application knows them, or null
 * @param reason why a session ended, or null
 * @param detail more for the operator, or null; free of secrets
 * @param standing how the session stood, where the event begins or shows one; else null
 * @since 0.1
 */
public record SessionEvent(
        Kind kind,
        long at,
        @Nullable SessionTag session,
        @Nullable String user,
        @Nullable EndReason reason,
        @Nullable String detail,
        @Nullable SessionSnapshot standing) {

    /** An event that neither begins nor shows a session. */
    public SessionEvent(
            Kind kind,
            long at,
            @Nullable SessionTag session,
            @Nullable String user,
            @Nullable EndReason reason,
            @Nullable String detail) {
        this(kind, at, session, user, reason, detail, null);
    }

    /** An event that says how a session stands, at {@code at} (epoch milliseconds). */
    public static SessionEvent standing(Kind kind, SessionRecord session, long at) {
        String user = session.profile().name();
        return new SessionEvent(kind, at, session.tag(), user, null, null, SessionSnapshot.of(session, at));
    }

    /** An event about a session without more to say, at {@code at} (epoch milliseconds). */
    public static SessionEvent about(Kind kind, SessionRecord session, long at) {
        return new SessionEvent(kind, at, session.tag(), session.profile().name(), null, null);
    }

    /**
     * An event about a session that has ended, at the moment of its end.
     *
     * @param detail more for the operator, or null; free of secrets
     */
    public static SessionEvent ended(Kind kind, EndedSession ended, @Nullable String detail) {
        SessionRecord last = ended.last();
        End end = ended.end();
        return new SessionEvent(kind, end.at(), last.tag(), last.profile().name(), end.reason(), detail);
    }

    /** The event that {@code heir} goes on with what {@code ended} left, at {@code at} (epoch milliseconds). */
    public static SessionEvent resumed(SessionRecord ended, SessionRecord heir, long at) {
        return new SessionEvent(
                Kind.SESSION_RESUMED, at, heir.tag(), heir.profile().name(), null, "after " + ended.tag());
    }

    /** What happened. */
    public enum Kind {
        /** A user signed in. */
        SESSION_CREATED("session_created"),
        /** The same user signed in again and goes on. */
        SESSION_RENEWED("session_renewed"),
        /** A user who was timed out has signed in again and goes on; the detail names the session before. */
        SESSION_RESUMED("session_resumed"),
        /** An activity of the user was recorded: not each one, but those that the idle clock is set by. */
        SESSION_ACTIVE("session_active"),
        /** A request at regular intervals keeps a session alive of which no page reports; the detail names its path and what to do. */
        POLLER_COUNTS("poller_counts"),
        /** A session was living when somebody asked for all that are. */
        SESSION_LIVING("session_living"),
        /** A request came from elsewhere than its session is bound to; the detail says what has changed. */
        SESSION_MOVED("session_binding_changed"),
        /** A session ended; the reason says why. */
        SESSION_ENDED("session_ended"),
        /** Somebody used the cookie of an ended session. */
        SESSION_USED_AFTER_END("session_use_after_expire"),
        /** A form was kept while its sender signs in; the detail says how many fields and files it has. */
        FORM_KEPT("form_kept"),
        /** A kept form was sent again by its user. */
        FORM_SENT("form_sent"),
        /** A form was not kept, or not any longer; the detail says why. */
        FORM_DROPPED("form_dropped"),
        /** An address could not be kept whole while its user signs in; the detail says what was left of it. */
        RETURN_SHORTENED("return_shortened"),
        /** A sign-in did not succeed. */
        SIGN_IN_REFUSED("sign_in_refused"),
        /** The provider's answer did not come to the callback, because something changes paths before Curfew; the detail says where it came to. */
        CALLBACK_REWRITTEN("callback_rewritten"),
        /** The policy file has changed, and its policy is in force. */
        POLICY_CHANGED("policy_changed"),
        /** The policy file has changed, and protects less: it is read once more before it is in force; the detail names the rules. */
        POLICY_WAITING("policy_waiting"),
        /** The policy file has changed and has faults: the policy before stays in force. */
        POLICY_REFUSED("policy_refused"),
        /** The machine's clock was set, or the machine slept; the detail says how far. */
        CLOCK_STEPPED("clock_stepped"),
        /** The provider could not be reached or does not work. */
        PROVIDER_UNAVAILABLE("provider_unavailable"),
        /** The provider can be reached again. */
        PROVIDER_READY("provider_ready"),
        /** The provider sends or refuses something that costs its users something; the detail says what, and what to do. Once for each thing. */
        PROVIDER_NOTICE("provider_notice"),
        /** The store could not answer. */
        STORE_UNAVAILABLE("store_unavailable"),
        /** The store was full, and tombstones have made room for new sessions; the detail says how many. */
        TOMBSTONES_DROPPED("tombstones_dropped"),
        /** Something of a session could not be let go. */
        RELEASE_FAILED("release_failed"),
        /** A refresh token could not be revoked. */
        REVOCATION_FAILED("revocation_failed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The stable, public word. */
        public String word() {
            return word;
        }
    }
}
