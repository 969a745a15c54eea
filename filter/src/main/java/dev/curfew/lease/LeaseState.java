package dev.curfew.lease;

import dev.curfew.api.SessionEnd;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Verdict;

/** The state of a session at the moment of an application's call. */
sealed interface LeaseState {

    /**
     * It lives.
     *
     * @param session as it is filed now, under whatever key it goes on
     */
    record Living(SessionRecord session, Verdict.Living left) implements LeaseState {}

    /** It has ended, or nobody watches over it any more. */
    record Over(SessionEnd end) implements LeaseState {}
}
