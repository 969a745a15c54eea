package dev.curfew.policy;

/**
 * The numbers that a preset asks for. Times are milliseconds.
 *
 * @param idle the longest idle timeout, or {@link Limits#NONE}
 * @param absolute the longest absolute timeout, or {@link Limits#NONE}
 * @param warn the shortest warning, or {@code 0} for nothing said
 * @param maxSessions the most sessions of one user at a time, or {@link Effect#UNLIMITED}
 * @since 0.1
 */
public record Figures(long idle, long absolute, long warn, int maxSessions) {

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

    static Figures of(long idle, long absolute) {
        return new Figures(idle, absolute, 0, Effect.UNLIMITED);
    }

    Figures idle(long shorter) {
        return new Figures(shorter, absolute, warn, maxSessions);
    }

    Figures warn(long lead) {
        return new Figures(idle, absolute, lead, maxSessions);
    }

    Figures sessions(int most) {
        return new Figures(idle, absolute, warn, most);
    }
}
