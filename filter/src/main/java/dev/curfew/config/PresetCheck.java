package dev.curfew.config;

import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.PresetLimits;
import dev.curfew.policy.PresetLimits.Part;
import dev.curfew.policy.Reauthentication;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the values of a section with a preset: a looser value is a fault, or a deviation if there is a reason. */
final class PresetCheck {

    private final Section section;
    private final String rule;
    private final Preset preset;
    private final PresetLimits figures;
    private final @Nullable String reason;
    private final Set<Part> looser = EnumSet.noneOf(Part.class);
    private final List<Deviation> deviations = new ArrayList<>();
    private boolean faulty;

    /**
     * @param rule the rule's name; empty for {@code timeouts}
     * @param figures the numbers of the preset for those whom the section is about
     * @param reason why the section deviates, or null if it must not
     */
    PresetCheck(Section section, String rule, Preset preset, PresetLimits figures, @Nullable String reason) {
        this.section = section;
        this.rule = rule;
        this.preset = preset;
        this.figures = figures;
        this.reason = reason;
    }

    /** Holds an idle timeout, if there is one. */
    PresetCheck idle(Setting setting, @Nullable Long idle) {
        return longest(Part.IDLE, setting, idle, figures.idle());
    }

    /** Holds an absolute timeout, if there is one. */
    PresetCheck absolute(Setting setting, @Nullable Long absolute) {
        return longest(Part.ABSOLUTE, setting, absolute, figures.absolute());
    }

    private PresetCheck longest(Part part, Setting setting, @Nullable Long millis, long most) {
        note(setting, millis);
        if (millis != null && millis > most && section.has(setting)) {
            add(part, setting, Limits.inWords(millis), Limits.inWords(most), "at most " + Limits.inWords(most));
        }
        return this;
    }

    /** Holds a warning, if there is one. */
    PresetCheck warn(Setting setting, @Nullable Long warn) {
        note(setting, warn);
        if (warn != null && warn < figures.warn() && section.has(setting)) {
            String least = Limits.inWords(figures.warn());
            add(Part.WARN, setting, Limits.inWords(warn), least, "at least " + least);
        }
        return this;
    }

    /** Holds what it takes to come back, if anything is said. */
    PresetCheck reauthentication(Setting setting, @Nullable Reauthentication reauthentication) {
        note(setting, reauthentication);
        if (reauthentication == Reauthentication.SSO && section.has(setting)) {
            add(Part.REAUTHENTICATION, setting, "sso", "required", "required");
        }
        return this;
    }

    /** Holds a number of sessions, if there is one. */
    PresetCheck maxSessions(Setting setting, @Nullable Integer most) {
        note(setting, most);
        if (most != null && most > figures.maxSessions() && section.has(setting)) {
            String floor = Integer.toString(figures.maxSessions());
            add(Part.MAX_SESSIONS, setting, most.toString(), floor, "at most " + floor);
        }
        return this;
    }

    private void note(Setting setting, @Nullable Object value) {
        faulty |= section.has(setting) && value == null;
    }

    private void add(Part part, Setting setting, String value, String floor, String allowed) {
        looser.add(part);
        if (reason == null) {
            section.refuse(
                    setting,
                    FaultCode.LOOSER_THAN_PRESET,
                    "write " + allowed + ", as " + preset.word() + " asks, or say in deviation why not");
        } else {
            String path = SettingNames.join(section.path(), setting.word());
            deviations.add(new Deviation(path, rule, preset, value, floor, reason));
        }
    }

    /** Whether everything is as strict as the preset asks; false where a value is not understood. */
    boolean isKept() {
        return looser.isEmpty() && !faulty;
    }

    /** What is looser, with reason or without. */
    Set<Part> looser() {
        return looser;
    }

    /** What is looser for a reason. */
    List<Deviation> deviations() {
        return deviations;
    }
}
