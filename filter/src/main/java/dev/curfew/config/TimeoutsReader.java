package dev.curfew.config;

import dev.curfew.oidc.AtProvider;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Reauthentication;
import org.jspecify.annotations.Nullable;

/** Reads {@code timeouts}. */
final class TimeoutsReader {

    private final Section section;

    TimeoutsReader(Section section) {
        this.section = section;
    }

    /** The limits, or null after a fault. */
    @Nullable
    Limits limits() {
        Long idle = section.read(Setting.TIMEOUTS_IDLE, Durations::limit);
        Long absolute = section.read(Setting.TIMEOUTS_ABSOLUTE, Durations::limit);
        Long warn = section.read(Setting.TIMEOUTS_WARN, Durations::warning);
        Long resumeWithin = section.read(Setting.TIMEOUTS_RESUME_WITHIN, Durations::lead);
        if (idle != null && absolute != null) {
            checkPair(idle, absolute);
        }
        long shortest = Math.min(idle == null ? Limits.NONE : idle, absolute == null ? Limits.NONE : absolute);
        if (warn != null && section.has(Setting.TIMEOUTS_WARN) && warn >= shortest) {
            section.refuse(
                    Setting.TIMEOUTS_WARN,
                    FaultCode.CONTRADICTION,
                    "write less than the shorter limit, or a session begins with its warning");
        }
        if (idle == null || absolute == null || warn == null || resumeWithin == null) {
            return null;
        }
        return new Limits(
                idle, absolute, section.has(Setting.TIMEOUTS_WARN) ? warn : fit(warn, shortest), resumeWithin);
    }

    private void checkPair(long idle, long absolute) {
        if (idle == Limits.NONE && absolute == Limits.NONE) {
            section.refuse(
                    Setting.TIMEOUTS_ABSOLUTE,
                    FaultCode.NO_LIMIT,
                    "write a duration here or for timeouts.idle: a session needs an end");
        } else if (idle > absolute && idle != Limits.NONE) {
            section.refuse(
                    Setting.TIMEOUTS_IDLE,
                    FaultCode.CONTRADICTION,
                    "write at most timeouts.absolute: no session gets as old as this");
        }
    }

    /** The default warning shrinks with short limits, down to what a person can react to. */
    private static long fit(long warn, long shortest) {
        if (warn < shortest) {
            return warn;
        }
        long third = shortest / 3;
        return third >= Durations.SHORTEST_WARNING ? third : 0;
    }

    /** What it takes to come back, or null after a fault. */
    @Nullable
    Reauthentication reauthentication() {
        return section.read(Setting.TIMEOUTS_REAUTHENTICATION, Choices.of(Reauthentication.class));
    }

    /** What a timeout does at the provider, or null after a fault. */
    @Nullable
    AtProvider atProvider() {
        return section.read(Setting.TIMEOUTS_AT_PROVIDER, Choices.of(AtProvider.class));
    }
}
