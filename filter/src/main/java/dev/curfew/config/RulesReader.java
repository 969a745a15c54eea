package dev.curfew.config;

import dev.curfew.policy.Binding;
import dev.curfew.policy.Effect;
import dev.curfew.policy.PresetRules;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code rules}. */
final class RulesReader {

    private final List<Section> sections;
    private final Timeouts timeouts;
    private final Set<String> names = new HashSet<>();

    RulesReader(List<Section> sections, Timeouts timeouts) {
        this.sections = sections;
        this.timeouts = timeouts;
    }

    /** The rules without fault, in the order of the file. */
    List<RuleEntry> read() {
        List<RuleEntry> rules = new ArrayList<>();
        for (Section section : sections) {
            RuleEntry rule = new RuleReader(section, timeouts).read();
            if (rule != null) {
                requireUnique(section, rule.rule().name());
                rules.add(rule);
            }
        }
        requireLimit(rules);
        requireBound(rules);
        return rules;
    }

    private void requireUnique(Section section, String name) {
        if (!names.add(name)) {
            section.refuse(Setting.RULES_NAME, FaultCode.DUPLICATE_RULE, "rename it: an earlier rule has this name");
        }
    }

    /** Rules add up: one may say how many, and another what happens then. */
    private void requireLimit(List<RuleEntry> rules) {
        PresetRules common = timeouts.preset();
        Stream<Rule> presets = Stream.concat(
                common == null ? Stream.of() : common.everywhere().stream(),
                rules.stream().flatMap(rule -> rule.presets().stream()));
        boolean limited = sections.stream().anyMatch(section -> section.has(Setting.RULES_MAX_SESSIONS))
                || presets.anyMatch(rule -> rule.effect().maxSessions() != Effect.UNLIMITED);
        if (!limited) {
            aboutSessions(rules).forEach(rule -> rule.section()
                    .refuse(
                            Setting.RULES_AT_LIMIT,
                            FaultCode.MISSING_SETTING,
                            "write max-sessions, here or in another rule: without it there is no limit to reach"));
        }
    }

    /** So do they about bindings: one may say what must not change, and another what happens then. */
    private static void requireBound(List<RuleEntry> rules) {
        boolean bound = rules.stream()
                .map(rule -> rule.values().binding())
                .anyMatch(binding -> binding != null && !binding.isOff());
        if (!bound) {
            aboutSessions(rules)
                    .filter(rule -> rule.values().binding() != null
                            && !rule.values().binding().equals(Binding.OFF))
                    .forEach(rule -> rule.section()
                            .refuse(
                                    BindingReader.WORD,
                                    FaultCode.MISSING_SETTING,
                                    "on-change alone",
                                    "address or user-agent, here or in another rule",
                                    "write what must not change: Curfew compares nothing otherwise"));
        }
    }

    private static Stream<RuleEntry> aboutSessions(List<RuleEntry> rules) {
        return rules.stream().filter(rule -> rule.rule().when().isAboutSession());
    }
}
