package dev.curfew.policy;

/**
 * What holds for a session as long as the policy does, because of who its user is.
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

    /** Terms with limits only, of the first generation. */
    public static Terms of(Limits limits) {
        return new Terms(limits, Reauthentication.REQUIRED, Effect.UNLIMITED, AtLimit.END_OLDEST, Binding.OFF, 0);
    }
}
