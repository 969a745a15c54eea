package dev.curfew.valve;

import dev.curfew.http.Exchange;
import dev.curfew.servlet.call.ApplicationCall;

/**
 * A request that was let through, and what it asked for then. A {@code RewriteValve} behind this one makes another request of it and sends it
 * through all valves again: what was decided about the first says nothing about the second.
 */
record JudgedRequest(ApplicationCall call, String host, String context, String method, String path) {

    /** The name of the note on requests that one valve let through. Of this valve alone: what another one let through has not been let through here. */
    static String note(String valve) {
        return "dev.curfew.call-" + valve;
    }

    static JudgedRequest of(ApplicationCall call, Exchange exchange) {
        return new JudgedRequest(call, exchange.host(), exchange.contextPath(), exchange.method(), exchange.path());
    }

    /** Whether the request still asks for the same. */
    boolean isAbout(Exchange exchange) {
        return path.equals(exchange.path())
                && method.equals(exchange.method())
                && context.equals(exchange.contextPath())
                && host.equals(exchange.host());
    }
}
