package dev.curfew.policy;

/**
 * What the policy says about some of the requests, or some of the users.
 *
 * @param name how people refer to the rule; unique within a policy
 * @param when when it applies
 * @param effect what it says
 * @since 0.1
 */
public record Rule(String name, Condition when, Effect effect) {}
