package dev.curfew.policy;

/**
 * The limits of a preset. Times are milliseconds.
 *
 * @param idle the longest idle timeout, or {@link Limits#NONE}
 * @param absolute the longest absolute timeout, or {@link Limits#NONE}
 * @param warn the shortest warning, or {@code 0} for nothing said
 * @param maxSessions the most sessions of one user at a time, or {@link Effect#UNLIMITED}
 * @since 0.1
 */
public record PresetLimits(long idle, long absolute, long warn, int maxSessions) {

    /** What can be asked for, and deviated from. */
    public enum Part {
        /** The idle timeout. */
        IDLE,
        /** The absolute timeout. */
        ABSOLUTE,
        /** The warning before the end. */
        WARN,
        /** What it takes to come back: every preset asks for credentials. */
        REAUTHENTICATION,
        /** How many sessions a user may have. */
        MAX_SESSIONS
    }

    static PresetLimits of(long idle, long absolute) {
        return new PresetLimits(idle, absolute, 0, Effect.UNLIMITED);
    }

    PresetLimits idle(long shorter) {
        return new PresetLimits(shorter, absolute, warn, maxSessions);
    }

    PresetLimits warn(long lead) {
        return new PresetLimits(idle, absolute, lead, maxSessions);
    }

    PresetLimits sessions(int most) {
        return new PresetLimits(idle, absolute, warn, most);
    }
}
