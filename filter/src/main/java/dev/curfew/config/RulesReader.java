package dev.curfew.config;

import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code rules}. */
final class RulesReader {

    private final List<Section> sections;
    private final Set<String> names = new HashSet<>();

    RulesReader(List<Section> sections) {
        this.sections = sections;
    }

    /** The rules without fault, in the order of the file. */
    List<Rule> read() {
        List<Rule> rules = new ArrayList<>();
        for (Section section : sections) {
            Rule rule = read(section);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private @Nullable Rule read(Section section) {
        String name = section.read(Setting.RULES_NAME, Texts::name);
        if (name != null && !names.add(name)) {
            section.refuse(Setting.RULES_NAME, FaultCode.DUPLICATE_RULE, "rename it: an earlier rule has this name");
        }
        Section when = section.section("when");
        List<PathPattern> paths = when.readAll(Setting.RULES_WHEN_PATH, Texts::path);
        List<String> methods = when.readAll(Setting.RULES_WHEN_METHOD, Texts::method);
        Access access = section.read(Setting.RULES_ACCESS, Choices::access);
        ActivityRule activity = section.read(Setting.RULES_ACTIVITY, Choices.of(ActivityRule.class));
        requireEffect(section);
        if (access != null && access.open() && !section.isStrange() && !when.isStrange()) {
            requireCondition(section, when, paths);
        }
        if (name == null) {
            return null;
        }
        Condition condition = new Condition(Set.of(), paths, Set.copyOf(methods), Set.of(), Set.of(), Set.of());
        return new Rule(
                name,
                condition,
                Effect.builder().access(access).activity(activity).build());
    }

    private static void requireEffect(Section section) {
        if (!section.isStrange() && !section.has(Setting.RULES_ACCESS) && !section.has(Setting.RULES_ACTIVITY)) {
            section.refuse(
                    FaultCode.RULE_WITHOUT_EFFECT,
                    "changes nothing",
                    "access or activity",
                    "say what the rule does, or remove it");
        }
    }

    private static void requireCondition(Section section, Section when, List<PathPattern> paths) {
        boolean everyPath = when.has(Setting.RULES_WHEN_PATH)
                ? paths.stream().anyMatch(Texts::fitsEverything)
                : !when.has(Setting.RULES_WHEN_METHOD);
        if (everyPath && !when.has(Setting.RULES_WHEN_METHOD)) {
            section.refuse(
                    Setting.RULES_ACCESS,
                    FaultCode.EVERYTHING_PUBLIC,
                    "name the paths that are public: this rule lets everybody in everywhere");
        }
    }
}
