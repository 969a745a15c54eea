package dev.curfew.policy;

/**
 * The limits and settings of a session, determined by its user and the policy.
 *
 * @param limits how long it may live
 * @param reauthentication what it takes to come back after its end
 * @param maxSessions the most sessions its user may have, or {@link Effect#UNLIMITED}
 * @param atLimit what happens at one session more
 * @param binding what it is bound to
 * @param generation which policy said so; terms of another generation have to be looked up anew
 * @since 0.1
 */
public record Terms(
        Limits limits,
        Reauthentication reauthentication,
        int maxSessions,
        AtLimit atLimit,
        Binding binding,
        int generation) {

    /** What a policy and its rules about a user come to, where some requests are held to an idle limit of {@code finestIdle}. */
    public static Terms of(Policy policy, Effect effect, long finestIdle, int generation) {
        AtLimit atLimit = effect.atLimit();
        Binding binding = effect.binding();
        return new Terms(
                policy.limits().strictest(effect).finerThan(finestIdle),
                effect.reauthentication() == Reauthentication.REQUIRED
                        ? Reauthentication.REQUIRED
                        : policy.reauthentication(),
                effect.maxSessions(),
                atLimit == null ? AtLimit.END_OLDEST : atLimit,
                binding == null ? Binding.OFF : binding,
                generation);
    }

    /** Terms with limits only, of the first generation. */
    public static Terms of(Limits limits) {
        return new Terms(limits, Reauthentication.REQUIRED, Effect.UNLIMITED, AtLimit.END_OLDEST, Binding.OFF, 0);
    }
}
