package dev.curfew.policy;

import java.util.Set;

/**
 * The user of a request, as far as rules can match it.
 *
 * @since 0.1
 */
public interface Caller {

    /** Somebody who is not signed in: no rule about users or roles applies. */
    Caller NOBODY = new Caller() {
        @Override
        public String name() {
            return "";
        }

        @Override
        public Set<String> roles() {
            return Set.of();
        }
    };

    /** The name that the application sees; empty for nobody. */
    String name();

    /** The roles that the provider gives. */
    Set<String> roles();
}
