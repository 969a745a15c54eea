package dev.curfew.cli.rehearse;

import dev.curfew.session.End;
import dev.curfew.session.SessionTag;
import dev.curfew.text.KebabCase;
import org.jspecify.annotations.Nullable;

/**
 * The result of a rehearsal for one session. Instants are epoch milliseconds (UTC).
 *
 * @param session which one
 * @param user whose
 * @param begun when it began
 * @param fate how it would have ended by the end of the events, or null if it would not
 * @param reality how it ended, or null if the events do not say
 * @param next when it would end if nothing more happened, or {@link dev.curfew.policy.Limits#NONE}
 * @param activityKnown whether the events say when the user was active, so that idle timeouts could be judged
 */
public record SessionOutcome(
        SessionTag session,
        String user,
        long begun,
        @Nullable ProjectedEnd fate,
        @Nullable End reality,
        long next,
        boolean activityKnown) {

    /** How the two compare. */
    public enum Outcome {
        /** It would have ended, or not have begun, and really went on. */
        EARLIER,
        /** It really ended by a timeout or a limit, and would have gone on. */
        LATER,
        /** It would have ended when it did. */
        SAME,
        /** It lives, and would. */
        LIVING,
        /** It would not have ended earlier by what is known; when the user was active is not. */
        UNKNOWN;

        public String word() {
            return KebabCase.of(this);
        }
    }

    Outcome outcome() {
        if (fate != null && (reality == null || fate.at() < reality.at())) {
            return Outcome.EARLIER;
        }
        if (!activityKnown) {
            return Outcome.UNKNOWN;
        }
        if (reality == null) {
            return Outcome.LIVING;
        }
        return fate != null && fate.at() == reality.at() ? Outcome.SAME : Outcome.LATER;
    }
}
