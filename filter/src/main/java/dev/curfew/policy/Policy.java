package dev.curfew.policy;

import java.util.List;

/**
 * Everything Curfew has been told about time and access: immutable, replaced as a whole.
 *
 * @param limits the limits of every session
 * @param reauthentication what it takes to come back after an end
 * @param rules every rule that applies to a request counts; the strictest value wins, in whatever order they stand
 * @since 0.1
 */
public record Policy(Limits limits, Reauthentication reauthentication, List<Rule> rules) {

    public Policy {
        rules = List.copyOf(rules);
    }

    /**
     * What applies to a request. Without a rule that says otherwise a request needs a living session and counts as activity.
     *
     * @param method the HTTP method, in capitals
     * @param path the normalised path, with the context path
     */
    public Ruling rulingFor(String method, String path) {
        boolean opened = false;
        boolean closed = false;
        boolean ignored = false;
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.appliesTo(method, path)) {
                opened |= rule.access() == Access.PUBLIC;
                closed |= rule.access() == Access.AUTHENTICATED;
                ignored |= rule.activity() == ActivityRule.IGNORE;
            }
        }
        return new Ruling(
                opened && !closed ? Access.PUBLIC : Access.AUTHENTICATED,
                ignored ? ActivityRule.IGNORE : ActivityRule.COUNT);
    }
}
