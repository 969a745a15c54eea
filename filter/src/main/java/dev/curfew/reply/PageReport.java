package dev.curfew.reply;

import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.session.ActivityState;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a page's report. It stands in the query, because a body may take its time to come, and time is
 * what this is about.
 *
 * @param sinceActive milliseconds since the page last saw its user do something, or {@link #NOTHING_SEEN}
 */
record PageReport(long sinceActive) {

    static final String ACTIVE = "active";
    static final long NOTHING_SEEN = -1;

    private static final int MOST_DIGITS = 15;

    /** What this request says, or null if it cannot be understood. */
    static @Nullable PageReport of(Exchange exchange) {
        Form query = Form.parse(exchange.query());
        if (!query.fields().containsKey(ACTIVE)) {
            return new PageReport(NOTHING_SEEN);
        }
        String active = query.single(ACTIVE);
        if (active == null || active.length() > MOST_DIGITS) {
            return null;
        }
        if (active.isEmpty()) {
            return new PageReport(NOTHING_SEEN);
        }
        return active.chars().allMatch(c -> c >= '0' && c <= '9') ? new PageReport(Long.parseLong(active)) : null;
    }

    /** When the page last saw its user do something, by the clock that says {@code now}; {@link ActivityState#NEVER} if it did not. */
    long personAt(long now) {
        return sinceActive == NOTHING_SEEN ? ActivityState.NEVER : now - sinceActive;
    }
}
