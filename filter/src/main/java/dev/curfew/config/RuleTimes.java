package dev.curfew.config;

import dev.curfew.policy.Limits;
import java.util.List;
import java.util.stream.LongStream;

/** Checks the times of one rule for contradictions. */
final class RuleTimes {

    private RuleTimes() {}

    /**
     * Adds a fault for each that cannot.
     *
     * @param others the limits that hold where the rule does, whatever it says itself
     */
    static void check(Section section, RuleValues values, List<Long> others) {
        long idle = values.idle() == null ? Limits.NONE : values.idle();
        long absolute = values.absolute() == null ? Limits.NONE : values.absolute();
        if (idle > absolute && idle != Limits.NONE) {
            section.refuse(
                    Setting.RULES_IDLE,
                    FaultCode.CONTRADICTION,
                    "write at most absolute of this rule: no session lasts longer");
        }
        long shortest = LongStream.concat(
                        LongStream.of(idle, absolute), others.stream().mapToLong(Long::longValue))
                .min()
                .orElse(Limits.NONE);
        if (values.warn() != null && values.warn() >= shortest) {
            section.refuse(
                    Setting.RULES_WARN,
                    FaultCode.CONTRADICTION,
                    "write less than " + Limits.inWords(shortest) + ", the shortest limit that holds here");
        }
    }
}
