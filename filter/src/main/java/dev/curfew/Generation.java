package dev.curfew;

import dev.curfew.config.Settings;
import dev.curfew.guard.Guard;
import dev.curfew.policy.match.Rulebook;

/**
 * Everything that depends on the policy, for one policy. A request meets one generation only.
 *
 * @param settings in force
 * @param rules compiled from them
 * @param guard decides by them
 */
record Generation(Settings settings, Rulebook rules, Guard guard) {

    /** Grows by one with every change. */
    int number() {
        return rules.generation();
    }
}
