package dev.curfew.cli.check;

import dev.curfew.policy.Condition;
import dev.curfew.policy.Coverage;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.PresetRules;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules that change nothing, because another rule applies wherever they do and is as strict in everything they say. May miss some, for
 * patterns are compared by their texts; names none that is needed.
 */
final class CoveredRules {

    private final Map<String, List<Placed>> byKey = new HashMap<>();

    /** A rule, and where it stands among the others. */
    private record Placed(int place, Rule rule) {

        boolean covers(Placed narrow) {
            return place != narrow.place
                    && CoveredRules.covers(rule, narrow.rule)
                    && (place < narrow.place || !CoveredRules.covers(narrow.rule, rule));
        }
    }

    private CoveredRules(List<Rule> rules) {
        for (int place = 0; place < rules.size(); place++) {
            Rule rule = rules.get(place);
            Placed placed = new Placed(place, rule);
            keysOf(rule.when()).forEach(key -> byKey.computeIfAbsent(key, unused -> new ArrayList<>(1))
                    .add(placed));
        }
    }

    /** Each rule that is not needed, and one that makes it so. */
    static Map<Rule, Rule> in(List<Rule> rules) {
        CoveredRules covered = new CoveredRules(rules);
        Map<Rule, Rule> found = new LinkedHashMap<>();
        for (int place = 0; place < rules.size(); place++) {
            Placed rule = new Placed(place, rules.get(place));
            Rule cover = rule.rule.name().startsWith(PresetRules.PREFIX) ? null : covered.coverOf(rule);
            if (cover != null) {
                found.put(rule.rule, cover);
            }
        }
        return found;
    }

    private @Nullable Rule coverOf(Placed rule) {
        for (String key : candidatesFor(rule.rule.when())) {
            for (Placed other : byKey.getOrDefault(key, List.of())) {
                if (other.covers(rule)) {
                    return other.rule;
                }
            }
        }
        return null;
    }

    private static boolean covers(Rule wide, Rule narrow) {
        return Coverage.covers(wide.when(), narrow.when())
                && wide.effect().strictest(narrow.effect()).equals(wide.effect());
    }

    /** What a rule is filed under: whatever it covers has one of these too. */
    private static Collection<String> keysOf(Condition when) {
        List<String> keys = new ArrayList<>();
        if (!when.users().isEmpty()) {
            when.users().forEach(user -> keys.add("user " + user));
        } else if (!when.roles().isEmpty()) {
            when.roles().forEach(role -> keys.add("role " + role));
        } else if (!when.paths().isEmpty()) {
            for (PathPattern path : when.paths()) {
                String directory = Coverage.directoryOf(path);
                keys.add(directory == null ? "path " + path : "directory " + directory);
            }
        } else if (!when.hosts().isEmpty()) {
            when.hosts().forEach(host -> keys.add("host " + host));
        } else if (!when.contexts().isEmpty()) {
            when.contexts().forEach(context -> keys.add("context " + context));
        } else {
            keys.add("everything");
        }
        return keys;
    }

    /** What rules that cover this one can be filed under. */
    private static Collection<String> candidatesFor(Condition when) {
        List<String> keys = new ArrayList<>(List.of("everything"));
        when.users().stream().limit(1).forEach(user -> keys.add("user " + user));
        when.roles().stream().limit(1).forEach(role -> keys.add("role " + role));
        when.hosts().stream().limit(1).forEach(host -> keys.add("host " + host));
        when.contexts().stream().limit(1).forEach(context -> keys.add("context " + context));
        when.paths().stream().limit(1).map(PathPattern::toString).forEach(path -> {
            keys.add("path " + path);
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                keys.add("directory " + path.substring(0, slash));
            }
            keys.add("directory " + path);
        });
        return keys;
    }
}
