package dev.curfew.session;

import org.jspecify.annotations.Nullable;

/**
 * What has become of the session that a request names, at the time of the request. Found in one look-up.
 */
public sealed interface CurrentSession {

    /** There is none, or it is forgotten. */
    CurrentSession NONE = new None();

    /** The session's record, or null where there is none. */
    @Nullable
    SessionRecord record();

    /** See {@link #NONE}. */
    record None() implements CurrentSession {

        @Override
        public @Nullable SessionRecord record() {
            return null;
        }
    }

    /** It has not ended. */
    sealed interface Open extends CurrentSession {

        @Override
        SessionRecord record();

        /** The time of the request, epoch milliseconds. */
        long now();

        /** How long it may go on. */
        default Verdict.Living left() {
            return (Verdict.Living) SessionTime.judge(record(), now());
        }
    }

    /** It is open, and requests of it may pass. */
    record Living(SessionRecord record, long now) implements Open {}

    /** It is open, and nothing passes before its user has ended another session. */
    record Waiting(SessionRecord record, long now) implements Open {}

    /** It has ended, or its time is over. */
    record Ended(SessionRecord record, End end) implements CurrentSession {}

    /**
     * What a record says at {@code now}, epoch milliseconds.
     *
     * @param session null where there is none
     */
    static CurrentSession of(@Nullable SessionRecord session, long now) {
        if (session == null) {
            return NONE;
        }
        if (SessionTime.judge(session, now) instanceof Verdict.Ended ended) {
            return new Ended(session, ended.end());
        }
        return session.waiting() ? new Waiting(session, now) : new Living(session, now);
    }
}
