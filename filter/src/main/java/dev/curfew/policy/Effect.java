package dev.curfew.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of rules. A part that nobody has said anything about holds its weakest value, so that {@link #NONE}
 * changes nothing and {@link #strictest} needs no order: it is commutative, associative and idempotent. Times are
 * milliseconds.
 *
 * @param idle longest gap between two activities, or {@link Limits#NONE}
 * @param absolute longest time since authentication, or {@link Limits#NONE}
 * @param warn time before the end in which the user is told; {@code 0} says nothing
 * @param resumeWithin time after a timeout for going on, or {@link Limits#NONE} for nothing said
 * @param reauthentication what it takes to come back, or null
 * @param reauthenticateAfter how old an authentication may be, or {@link Limits#NONE} (RFC 9470: {@code max_age})
 * @param acr the authentication context classes of which one is needed, best first; empty if none can satisfy all rules; null if every one will do
 * @param maxSessions the most sessions of one user at a time, or {@link #UNLIMITED}
 * @param atLimit what happens at one session more, or null
 * @param binding what the session is bound to, or null
 * @param activity whether requests count as activity, or null
 * @param access who may enter, or null
 * @param preflight what becomes of CORS preflights, or null
 * @since 0.1
 */
public record Effect(
        long idle,
        long absolute,
        long warn,
        long resumeWithin,
        @Nullable Reauthentication reauthentication,
        long reauthenticateAfter,
        @Nullable List<String> acr,
        int maxSessions,
        @Nullable AtLimit atLimit,
        @Nullable Binding binding,
        @Nullable ActivityRule activity,
        @Nullable Access access,
        @Nullable Preflight preflight) {

    /** As many sessions as somebody likes. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Says nothing. */
    public static final Effect NONE = new Builder().build();

    public Effect {
        acr = acr == null ? null : acr.stream().distinct().toList();
    }

    /** An effect said part by part. */
    public static Builder builder() {
        return new Builder();
    }

    /** Of each part the stricter value: nothing in the result is looser than in either. */
    public Effect strictest(Effect other) {
        if (equals(NONE) || equals(other)) {
            return other;
        }
        return other.equals(NONE)
                ? this
                : new Effect(
                        Math.min(idle, other.idle),
                        Math.min(absolute, other.absolute),
                        Math.max(warn, other.warn),
                        Math.min(resumeWithin, other.resumeWithin),
                        earlier(reauthentication, other.reauthentication),
                        Math.min(reauthenticateAfter, other.reauthenticateAfter),
                        common(acr, other.acr),
                        Math.min(maxSessions, other.maxSessions),
                        later(atLimit, other.atLimit),
                        binding == null || other.binding == null
                                ? (binding == null ? other.binding : binding)
                                : binding.strictest(other.binding),
                        later(activity, other.activity),
                        access == null || other.access == null
                                ? (access == null ? other.access : access)
                                : access.strictest(other.access),
                        later(preflight, other.preflight));
    }

    /** The part of it that whole sessions are held to. */
    public Effect onSessions() {
        return new Builder()
                .idle(idle)
                .absolute(absolute)
                .warn(warn)
                .resumeWithin(resumeWithin)
                .reauthentication(reauthentication)
                .maxSessions(maxSessions)
                .atLimit(atLimit)
                .binding(binding)
                .build();
    }

    /**
     * The part of it that single requests are held to.
     *
     * @param limits whether its limits are; both then ask for an authentication that is young enough
     */
    public Effect onRequests(boolean limits) {
        return new Builder()
                .idle(limits ? idle : Limits.NONE)
                .reauthenticateAfter(limits ? Math.min(absolute, reauthenticateAfter) : reauthenticateAfter)
                .acr(acr)
                .activity(activity)
                .access(access)
                .preflight(preflight)
                .build();
    }

    private static <E extends Enum<E>> @Nullable E earlier(@Nullable E one, @Nullable E other) {
        return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
    }

    private static <E extends Enum<E>> @Nullable E later(@Nullable E one, @Nullable E other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }

    /** What both accept; sorted where they differ, because then nobody's order of preference holds. */
    private static @Nullable List<String> common(@Nullable List<String> one, @Nullable List<String> other) {
        if (one == null || other == null || one.equals(other)) {
            return one == null ? other : one;
        }
        return one.stream().filter(other::contains).sorted().toList();
    }

    /** Says an effect part by part. Not thread-safe. */
    public static final class Builder {
        private long idle = Limits.NONE;
        private long absolute = Limits.NONE;
        private long warn;
        private long resumeWithin = Limits.NONE;
        private @Nullable Reauthentication reauthentication;
        private long reauthenticateAfter = Limits.NONE;
        private @Nullable List<String> acr;
        private int maxSessions = UNLIMITED;
        private @Nullable AtLimit atLimit;
        private @Nullable Binding binding;
        private @Nullable ActivityRule activity;
        private @Nullable Access access;
        private @Nullable Preflight preflight;

        private Builder() {}

        public Builder idle(long millis) {
            idle = millis;
            return this;
        }

        public Builder absolute(long millis) {
            absolute = millis;
            return this;
        }

        public Builder warn(long millis) {
            warn = millis;
            return this;
        }

        public Builder resumeWithin(long millis) {
            resumeWithin = millis;
            return this;
        }

        public Builder reauthentication(@Nullable Reauthentication what) {
            reauthentication = what;
            return this;
        }

        public Builder reauthenticateAfter(long millis) {
            reauthenticateAfter = millis;
            return this;
        }

        public Builder acr(@Nullable List<String> classes) {
            acr = classes;
            return this;
        }

        public Builder maxSessions(int most) {
            maxSessions = most;
            return this;
        }

        public Builder atLimit(@Nullable AtLimit what) {
            atLimit = what;
            return this;
        }

        public Builder binding(@Nullable Binding what) {
            binding = what;
            return this;
        }

        public Builder activity(@Nullable ActivityRule what) {
            activity = what;
            return this;
        }

        public Builder access(@Nullable Access who) {
            access = who;
            return this;
        }

        public Builder preflight(@Nullable Preflight what) {
            preflight = what;
            return this;
        }

        /** The effect. */
        public Effect build() {
            return new Effect(
                    idle,
                    absolute,
                    warn,
                    resumeWithin,
                    reauthentication,
                    reauthenticateAfter,
                    acr,
                    maxSessions,
                    atLimit,
                    binding,
                    activity,
                    access,
                    preflight);
        }
    }
}
