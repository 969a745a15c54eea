package dev.curfew.config;

import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.PresetLimits;
import dev.curfew.policy.PresetLimits.Part;
import dev.curfew.policy.PresetRules;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one member of {@code rules}. */
final class RuleReader {

    private static final String ELSEWHERE =
            "move it to a rule without when.path, when.method and when.host: it holds for whole sessions";

    private static final Notation<Preset> PRESETS = EnumValues.of(Preset.class);

    private final Section section;
    private final Section when;
    private final Timeouts timeouts;
    private final @Nullable String name;
    private final ConditionReader conditions;
    private final Condition condition;
    private final RuleValues values;
    private final @Nullable Preset preset;
    private final @Nullable String reason;

    RuleReader(Section section, Timeouts timeouts) {
        this.section = section;
        this.timeouts = timeouts;
        this.name = section.readShown(Setting.RULES_NAME, TextValues::name);
        this.when = section.section("when");
        this.conditions = new ConditionReader(when);
        this.condition = conditions.read();
        this.values = RuleValues.read(section);
        this.preset = section.read(Setting.RULES_PRESET, PRESETS);
        this.reason = section.readShown(Setting.RULES_DEVIATION, TextValues::reason);
    }

    /** The rule, or null after a fault that leaves none. */
    @Nullable
    RuleEntry read() {
        requireEffect();
        requireCondition();
        requireSession();
        PresetCheck own = preset == null ? null : ownFloor(preset);
        PresetCheck common = commonFloor();
        checkReason(own, common);
        PresetRules rules =
                preset == null || own == null || timeouts.administratorRoles().isEmpty()
                        ? null
                        : new PresetRules(preset, own.looser(), timeouts.administratorRoles());
        RuleTimes.check(section, values, others(rules));
        if (name == null) {
            return null;
        }
        List<Deviation> deviations = Stream.of(own, common)
                .filter(floor -> floor != null)
                .flatMap(floor -> floor.deviations().stream())
                .toList();
        Rule rule = new Rule(name, condition, values.effect());
        List<Rule> presets = rules == null ? List.of() : rules.under(condition, name);
        return new RuleEntry(section, when, rule, presets, values, deviations);
    }

    /** The limits that hold here whatever the rule says itself. */
    private List<Long> others(@Nullable PresetRules rules) {
        List<Long> others = new ArrayList<>();
        Limits limits = timeouts.limits();
        if (limits != null) {
            others.add(limits.shortest());
        }
        if (rules != null) {
            Effect everybody = rules.under(condition, "").get(0).effect();
            others.add(Math.min(everybody.idle(), everybody.absolute()));
        }
        return others;
    }

    private void requireEffect() {
        if (!section.isStrange() && !RuleValues.areIn(section)) {
            section.refuse(
                    FaultCode.RULE_WITHOUT_EFFECT,
                    "changes nothing",
                    "access, activity, idle or another setting of a rule",
                    "say what the rule does, or remove it");
        }
    }

    private void requireCondition() {
        boolean open = values.access() != null && values.access().open();
        if (open && !section.isStrange() && conditions.isEverything(condition)) {
            section.refuse(
                    Setting.RULES_ACCESS,
                    FaultCode.EVERYTHING_PUBLIC,
                    "name the public paths: this rule makes every path public");
        }
    }

    private void requireSession() {
        if (!conditions.isAboutRequests()) {
            return;
        }
        for (Setting setting : RuleValues.OF_SESSIONS) {
            section.refuse(setting, FaultCode.SESSION_ONLY, ELSEWHERE);
        }
        if (section.has(BindingReader.WORD)) {
            section.refuse(
                    BindingReader.WORD,
                    FaultCode.SESSION_ONLY,
                    "in a rule about requests",
                    "in a rule about users, roles or contexts",
                    ELSEWHERE);
        }
    }

    private PresetCheck ownFloor(Preset asked) {
        PresetCheck floor = new PresetCheck(section, shownName(), asked, figures(asked), reason)
                .idle(Setting.RULES_IDLE, values.idle())
                .absolute(Setting.RULES_ABSOLUTE, values.absolute());
        return conditions.isAboutRequests()
                ? floor
                : floor.warn(Setting.RULES_WARN, values.warn())
                        .reauthentication(Setting.RULES_REAUTHENTICATION, values.reauthentication())
                        .maxSessions(Setting.RULES_MAX_SESSIONS, values.maxSessions());
    }

    /** A rule cannot loosen what the preset of {@code timeouts} asks; that it tries is not left unsaid. */
    private @Nullable PresetCheck commonFloor() {
        PresetRules common = timeouts.preset();
        if (common == null) {
            return null;
        }
        PresetLimits figures = figures(common.preset());
        PresetCheck floor = new PresetCheck(section, shownName(), common.preset(), figures, reason);
        PresetLimits users = common.preset().users();
        if (figures.idle() != users.idle() || !common.relaxed().contains(Part.IDLE)) {
            floor.idle(Setting.RULES_IDLE, values.idle());
        }
        if (figures.absolute() != users.absolute() || !common.relaxed().contains(Part.ABSOLUTE)) {
            floor.absolute(Setting.RULES_ABSOLUTE, values.absolute());
        }
        return conditions.isAboutRequests()
                ? floor
                : floor.maxSessions(Setting.RULES_MAX_SESSIONS, values.maxSessions());
    }

    private PresetLimits figures(Preset asked) {
        Set<String> administrators = timeouts.administratorRoles();
        return administrators.isEmpty()
                ? asked.users()
                : new PresetRules(asked, Set.of(), administrators).figures(condition);
    }

    private String shownName() {
        return name == null ? "?" : name;
    }

    private void checkReason(@Nullable PresetCheck own, @Nullable PresetCheck common) {
        boolean unclear = section.isStrange()
                || (own == null && section.has(Setting.RULES_PRESET))
                || (common == null && timeouts.namesPreset());
        if (reason == null || unclear) {
            return;
        }
        if (own == null && common == null) {
            refuseReason("remove it, or name the preset that this rule deviates from");
        } else if ((own == null || own.isKept()) && (common == null || common.isKept())) {
            refuseReason("remove it: nothing in this rule is looser than a preset");
        }
    }

    private void refuseReason(String remedy) {
        section.refuse(Setting.RULES_DEVIATION, FaultCode.NEEDLESS_DEVIATION, remedy);
    }
}
