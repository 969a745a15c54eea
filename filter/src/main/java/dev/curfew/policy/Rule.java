package dev.curfew.policy;

/**
 * A rule of the policy, for some requests or some users.
 *
 * @param name how people refer to the rule; unique within a policy
 * @param when when it applies
 * @param effect what it says
 * @since 0.1
 */
public record Rule(String name, Condition when, Effect effect) {}
