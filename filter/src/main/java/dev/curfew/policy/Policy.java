package dev.curfew.policy;

import java.util.List;

/**
 * Everything Curfew has been told about time and access: immutable, replaced as a whole.
 *
 * @param limits the limits of every session
 * @param reauthentication what it takes to come back after an end
 * @param rules every rule that applies counts; the strictest value wins, in whatever order they stand, and none can loosen
 * @param onBrowserClose how long after its last tab has gone a browser's session ends, milliseconds; {@link Limits#NONE} if it does not
 * @since 0.1
 */
public record Policy(Limits limits, Reauthentication reauthentication, List<Rule> rules, long onBrowserClose) {

    public Policy {
        rules = List.copyOf(rules);
    }

    /** A policy that does not mind closed browsers. */
    public Policy(Limits limits, Reauthentication reauthentication, List<Rule> rules) {
        this(limits, reauthentication, rules, Limits.NONE);
    }
}
