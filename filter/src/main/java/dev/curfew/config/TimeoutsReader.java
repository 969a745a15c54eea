package dev.curfew.config;

import dev.curfew.oidc.ProviderAction;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Preset;
import dev.curfew.policy.PresetLimits;
import dev.curfew.policy.PresetRules;
import dev.curfew.policy.Reauthentication;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads {@code timeouts}. */
final class TimeoutsReader {

    private final Section section;
    private final @Nullable Preset preset;
    private final @Nullable String reason;

    TimeoutsReader(Section section) {
        this.section = section;
        this.preset = section.read(Setting.TIMEOUTS_PRESET, EnumValues.of(Preset.class));
        this.reason = section.readShown(Setting.TIMEOUTS_DEVIATION, TextValues::reason);
    }

    /** What the section says, as far as it is without fault. */
    Timeouts read() {
        Long idle = limit(Setting.TIMEOUTS_IDLE, PresetLimits::idle);
        Long absolute = limit(Setting.TIMEOUTS_ABSOLUTE, PresetLimits::absolute);
        Long warn = section.read(Setting.TIMEOUTS_WARN, Durations::warning);
        Long resumeWithin = section.read(Setting.TIMEOUTS_RESUME_WITHIN, Durations::lag);
        Reauthentication reauthentication =
                section.read(Setting.TIMEOUTS_REAUTHENTICATION, EnumValues.of(Reauthentication.class));
        PageInteraction interaction =
                section.read(Setting.TIMEOUTS_PAGE_INTERACTION, EnumValues.of(PageInteraction.class));
        ProviderAction atProvider = section.read(Setting.TIMEOUTS_AT_PROVIDER, EnumValues.of(ProviderAction.class));
        Long onBrowserClose = section.read(Setting.TIMEOUTS_ON_BROWSER_CLOSE, Durations::closing);
        Set<String> administrators =
                Set.copyOf(section.readAll(Setting.TIMEOUTS_ADMINISTRATOR_ROLES, TextValues::role));
        PresetCheck floor = preset == null
                ? null
                : new PresetCheck(section, "", preset, preset.users(), reason)
                        .idle(Setting.TIMEOUTS_IDLE, idle)
                        .absolute(Setting.TIMEOUTS_ABSOLUTE, absolute)
                        .warn(Setting.TIMEOUTS_WARN, warn)
                        .reauthentication(Setting.TIMEOUTS_REAUTHENTICATION, reauthentication);
        checkReason(floor);
        return new Timeouts(
                limits(idle, absolute, warn, resumeWithin),
                reauthentication,
                interaction,
                atProvider,
                onBrowserClose,
                administrators,
                section.has(Setting.TIMEOUTS_PRESET),
                preset == null || floor == null || administrators.isEmpty()
                        ? null
                        : new PresetRules(preset, floor.looser(), administrators),
                floor == null ? List.of() : floor.deviations());
    }

    /** The limit that is written; or that of the preset, or null where nobody knows what the preset would say. */
    private @Nullable Long limit(Setting setting, ToLongFunction<PresetLimits> ofPreset) {
        if (section.has(setting) || !section.has(Setting.TIMEOUTS_PRESET)) {
            return section.read(setting, Durations::limit);
        }
        return preset == null ? null : ofPreset.applyAsLong(preset.users());
    }

    private void checkReason(@Nullable PresetCheck floor) {
        if (reason == null || section.isStrange()) {
            return;
        }
        if (!section.has(Setting.TIMEOUTS_PRESET)) {
            refuseReason("remove it, or name the preset that this section deviates from");
        } else if (floor != null && floor.isKept()) {
            refuseReason("remove it: nothing in this section is looser than the preset");
        }
    }

    private void refuseReason(String remedy) {
        section.refuse(Setting.TIMEOUTS_DEVIATION, FaultCode.NEEDLESS_DEVIATION, remedy);
    }

    private @Nullable Limits limits(
            @Nullable Long idle, @Nullable Long absolute, @Nullable Long warn, @Nullable Long resumeWithin) {
        if (idle != null && absolute != null && section.has(Setting.TIMEOUTS_IDLE)) {
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
                section.has(Setting.TIMEOUTS_IDLE) || idle == Limits.NONE ? idle : Math.min(idle, absolute),
                absolute,
                section.has(Setting.TIMEOUTS_WARN) ? warn : Limits.fitting(warn, shortest),
                resumeWithin);
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
                    "write at most timeouts.absolute: no session lasts longer");
        }
    }
}
