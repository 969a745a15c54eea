package dev.curfew.config;

import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preflight;
import dev.curfew.policy.Reauthentication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule says, in the words of {@link Effect}; null for what it does not say, and after a fault. */
record RuleValues(
        @Nullable Long idle,
        @Nullable Long absolute,
        @Nullable Long warn,
        @Nullable Long resumeWithin,
        @Nullable Reauthentication reauthentication,
        @Nullable Long reauthenticateAfter,
        @Nullable List<String> acr,
        @Nullable Integer maxSessions,
        @Nullable AtLimit atLimit,
        @Nullable Binding binding,
        @Nullable ActivityRule activity,
        @Nullable Access access,
        @Nullable Preflight preflight) {

    /** What is for whole sessions; so is {@code binding}. */
    static final List<Setting> OF_SESSIONS = List.of(
            Setting.RULES_WARN,
            Setting.RULES_RESUME_WITHIN,
            Setting.RULES_REAUTHENTICATION,
            Setting.RULES_MAX_SESSIONS,
            Setting.RULES_AT_LIMIT);

    private static final List<Setting> OF_REQUESTS = List.of(
            Setting.RULES_ACCESS,
            Setting.RULES_PREFLIGHT,
            Setting.RULES_ACTIVITY,
            Setting.RULES_IDLE,
            Setting.RULES_ABSOLUTE,
            Setting.RULES_REAUTHENTICATE_AFTER,
            Setting.RULES_ACR,
            Setting.RULES_PRESET);

    private static final Notation<Reauthentication> REAUTHENTICATIONS = EnumValues.of(Reauthentication.class);
    private static final Notation<AtLimit> AT_LIMITS = EnumValues.of(AtLimit.class);
    private static final Notation<ActivityRule> ACTIVITIES = EnumValues.of(ActivityRule.class);
    private static final Notation<Preflight> PREFLIGHTS = EnumValues.of(Preflight.class);

    static RuleValues read(Section section) {
        List<String> acr = section.readAll(Setting.RULES_ACR, TextValues::acr);
        return new RuleValues(
                section.read(Setting.RULES_IDLE, Durations::limit),
                section.read(Setting.RULES_ABSOLUTE, Durations::limit),
                section.read(Setting.RULES_WARN, Durations::warning),
                section.read(Setting.RULES_RESUME_WITHIN, Durations::lag),
                section.read(Setting.RULES_REAUTHENTICATION, REAUTHENTICATIONS),
                section.read(Setting.RULES_REAUTHENTICATE_AFTER, Durations::age),
                acr.isEmpty() ? null : acr.stream().distinct().toList(),
                section.read(Setting.RULES_MAX_SESSIONS, Numbers::sessions),
                section.read(Setting.RULES_AT_LIMIT, AT_LIMITS),
                section.has(BindingReader.WORD) ? BindingReader.read(section.section(BindingReader.WORD)) : null,
                section.read(Setting.RULES_ACTIVITY, ACTIVITIES),
                Roles.read(section),
                section.read(Setting.RULES_PREFLIGHT, PREFLIGHTS));
    }

    /** Whether a rule says anything but when it applies. */
    static boolean areIn(Section section) {
        return section.has(BindingReader.WORD)
                || OF_SESSIONS.stream().anyMatch(section::has)
                || OF_REQUESTS.stream().anyMatch(section::has);
    }

    Effect effect() {
        return Effect.builder()
                .idle(idle == null ? Limits.NONE : idle)
                .absolute(absolute == null ? Limits.NONE : absolute)
                .warn(warn == null ? 0 : warn)
                .resumeWithin(resumeWithin == null ? Limits.NONE : resumeWithin)
                .reauthentication(reauthentication)
                .reauthenticateAfter(reauthenticateAfter == null ? Limits.NONE : reauthenticateAfter)
                .acr(acr)
                .maxSessions(maxSessions == null ? Effect.UNLIMITED : maxSessions)
                .atLimit(atLimit)
                .binding(binding)
                .activity(activity)
                .access(access)
                .preflight(preflight)
                .build();
    }
}
