package dev.curfew.lifecycle;

import dev.curfew.http.Exchange;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.RequestKind;
import dev.curfew.policy.ActivityRule;

/**
 * Decides whether a request counts as activity of the user (NIST SP 800-63B-4, 5.2: activity is the subscriber's).
 *
 * @since 0.2
 */
public enum ActivityEvidence {
    /** Nothing. */
    NONE,
    /** Nothing as long as pages of the session report. */
    BACKGROUND,
    /** That the user may be there: nobody knows better, because no page of the session reports. */
    REQUEST,
    /** That the user is there. */
    PERSON;

    /** Whether it counts, now and once more when it is done. */
    public boolean counts() {
        return this == REQUEST || this == PERSON;
    }

    /**
     * What this request shows.
     *
     * @param reporting whether pages of the session report
     */
    public static ActivityEvidence of(Exchange exchange, RequestKind kind, ActivityRule rule, boolean reporting) {
        if (!isPossible(exchange, kind, rule)) {
            return NONE;
        }
        if (rule != ActivityRule.AUTO) {
            return PERSON;
        }
        return isByHand(exchange, kind) ? PERSON : reporting ? BACKGROUND : REQUEST;
    }

    private static boolean isPossible(Exchange exchange, RequestKind kind, ActivityRule rule) {
        boolean possible =
                switch (rule) {
                    case MESSAGES, COUNT, AUTO -> kind != RequestKind.PREFETCH;
                    case INTERACTION -> kind.isInTab();
                    case IGNORE -> false;
                };
        return possible
                && exchange.header(RequestHeader.CURFEW_PASSIVE) == null
                && !(kind == RequestKind.SCRIPT
                        && "serviceworker".equals(exchange.header(RequestHeader.SEC_FETCH_DEST)));
    }

    /** Whether the browser vouches for a person. Scripts cannot set these headers: their names begin with {@code Sec-} (Fetch, 2.2.2). */
    private static boolean isByHand(Exchange exchange, RequestKind kind) {
        return ((kind.isInTab() || kind == RequestKind.FRAME)
                        && "?1".equals(exchange.header(RequestHeader.SEC_FETCH_USER)))
                || (kind.isInTab() && "none".equals(exchange.header(RequestHeader.SEC_FETCH_SITE)));
    }
}
