package dev.curfew.observe;

import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import org.jspecify.annotations.Nullable;

/**
 * An event of a session. Words follow the OWASP Logging Vocabulary; nothing in an event can be used to act as the
 * user.
 *
 * @since 0.1
 */
public sealed interface SessionEvent {

    /** What. */
    Kind kind();

    /** When, epoch milliseconds. */
    long at();

    /** Which session, or null if there is none. */
    default @Nullable SessionTag session() {
        return null;
    }

    /** Whose, as the application knows them, or null. */
    default @Nullable String user() {
        return null;
    }

    /** Why a session ended, or null. */
    default @Nullable EndReason reason() {
        return null;
    }

    /** More for the operator, or null; free of secrets. */
    default @Nullable String detail() {
        return null;
    }

    /** How the session stood, where the event begins or shows one; else null. */
    default @Nullable SessionSnapshot standing() {
        return null;
    }

    /** About no user in particular. */
    record OfCurfew(Kind kind, long at, @Nullable String detail) implements SessionEvent {}

    /** About a user without a session; null if it is not known which. */
    record OfUser(Kind kind, long at, @Nullable String user, @Nullable String detail) implements SessionEvent {}

    /** About a session that goes on, or that somebody still asks for. */
    record OfSession(Kind kind, long at, @Nullable SessionTag session, @Nullable String user, @Nullable String detail)
            implements SessionEvent {}

    /** A session begins, or is shown. */
    record Standing(Kind kind, long at, @Nullable SessionTag session, @Nullable String user, SessionSnapshot standing)
            implements SessionEvent {}

    /** A session has ended, or something that follows from it has failed. */
    record Ended(
            Kind kind,
            long at,
            @Nullable SessionTag session,
            @Nullable String user,
            EndReason reason,
            @Nullable String detail)
            implements SessionEvent {}

    /** How a session stands. */
    static SessionEvent standing(Kind kind, SessionRecord session, long at) {
        return new Standing(kind, at, session.tag(), session.profile().name(), SessionSnapshot.of(session, at));
    }

    /** About a session without more to say. */
    static SessionEvent about(Kind kind, SessionRecord session, long at) {
        return new OfSession(kind, at, session.tag(), session.profile().name(), null);
    }

    /**
     * About a session that has ended, at the moment of its end.
     *
     * @param detail more for the operator, or null; free of secrets
     */
    static SessionEvent ended(Kind kind, EndedSession ended, @Nullable String detail) {
        SessionRecord last = ended.last();
        End end = ended.end();
        return new Ended(kind, end.at(), last.tag(), last.profile().name(), end.reason(), detail);
    }

    /** The heir goes on with what {@code ended} left. */
    static SessionEvent resumed(SessionRecord ended, SessionRecord heir, long at) {
        return new OfSession(
                Kind.SESSION_RESUMED, at, heir.tag(), heir.profile().name(), "after " + ended.tag());
    }

    /** What happened. */
    enum Kind {
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
