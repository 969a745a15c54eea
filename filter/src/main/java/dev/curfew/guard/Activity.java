package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.RequestKind;
import dev.curfew.policy.ActivityRule;

/** Whether a request shows that the user is there (NIST SP 800-63B-4, 5.2: activity is the subscriber's). */
final class Activity {

    private Activity() {}

    static boolean isShownBy(Exchange exchange, RequestKind kind, ActivityRule rule) {
        boolean possible =
                switch (rule) {
                    case MESSAGES, COUNT -> kind != RequestKind.PREFETCH;
                    case INTERACTION -> kind == RequestKind.NAVIGATION || kind == RequestKind.FORM;
                    case IGNORE -> false;
                };
        return possible
                && exchange.header("Curfew-Passive") == null
                && !(kind == RequestKind.SCRIPT && "serviceworker".equals(exchange.header("Sec-Fetch-Dest")));
    }
}
