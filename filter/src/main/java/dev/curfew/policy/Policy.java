package dev.curfew.policy;

import java.util.List;

/**
 * All limits and rules of Curfew: immutable, replaced as a whole.
 *
 * @param limits the limits of every session
 * @param reauthentication what it takes to come back after an end
 * @param rules every rule that applies counts; the strictest value wins, in whatever order they stand, and none can loosen
 * @param onBrowserClose how long after its last tab has gone a browser's session ends, milliseconds; {@link Limits#NONE} if it does not
 * @param pageInteraction whether what the user does in a page counts, though it sends no request
 * @since 0.1
 */
public record Policy(
        Limits limits,
        Reauthentication reauthentication,
        List<Rule> rules,
        long onBrowserClose,
        PageInteraction pageInteraction) {

    public Policy {
        rules = List.copyOf(rules);
    }

    /** A policy that does not mind closed browsers, and for which every interaction counts. */
    public Policy(Limits limits, Reauthentication reauthentication, List<Rule> rules) {
        this(limits, reauthentication, rules, Limits.NONE, PageInteraction.COUNT);
    }
}
