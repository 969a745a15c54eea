package dev.curfew.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules in which two policies differ. All lists are of names, in the order of the policies.
 *
 * @param gone the rules that are no longer there
 * @param come the rules that were not there
 * @param changed the rules that say something else, or apply elsewhere
 * @param weaker those of {@code gone} and {@code changed} that kept somebody out whom no rule in their place keeps out, and those that open
 *     more to everybody than before
 * @since 0.2
 */
public record PolicyChange(List<String> gone, List<String> come, List<String> changed, List<String> weaker) {

    private static final int MOST = 20;

    public PolicyChange {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
        changed = List.copyOf(changed);
        weaker = List.copyOf(weaker);
    }

    /** The difference between two policies. */
    public static PolicyChange between(Policy before, Policy after) {
        Map<String, Rule> earlier = byName(before);
        Map<String, Rule> later = byName(after);
        Map<Condition, Rule> places = new LinkedHashMap<>();
        after.rules().forEach(rule -> places.merge(rule.when(), rule, PolicyChange::both));
        List<String> changed = new ArrayList<>();
        List<String> weaker = new ArrayList<>();
        earlier.forEach((name, rule) -> {
            Rule next = later.get(name);
            if (next != null && !next.equals(rule)) {
                changed.add(name);
            }
            if (!isKept(rule, next, places.get(rule.when()))) {
                weaker.add(name);
            }
        });
        return new PolicyChange(
                without(earlier.keySet(), later.keySet()), without(later.keySet(), earlier.keySet()), changed, weaker);
    }

    /** By the rule of the same name, or by one that has another name and stands in its place. */
    private static boolean isKept(Rule rule, @Nullable Rule sameName, @Nullable Rule samePlace) {
        if (sameName == null && samePlace == null) {
            return !Protection.keepsOut(rule.effect());
        }
        boolean kept = sameName != null && Protection.isKept(rule, sameName);
        boolean opened = sameName != null && Protection.isOpen(sameName.effect());
        return kept || (!opened && samePlace != null && Protection.isKept(rule, samePlace));
    }

    /** Two rules in one place. */
    private static Rule both(Rule one, Rule other) {
        return new Rule(one.name(), one.when(), one.effect().strictest(other.effect()));
    }

    private static Map<String, Rule> byName(Policy policy) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        policy.rules().forEach(rule -> rules.put(rule.name(), rule));
        return rules;
    }

    private static List<String> without(Collection<String> names, Collection<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    /** Whether some path is less protected than before. */
    public boolean protectsLess() {
        return !weaker.isEmpty();
    }

    /** What a log says after what is in force; empty if no rule differs. */
    public String inWords() {
        return part("gone", gone) + part("new", come) + part("changed", changed);
    }

    private static String part(String what, List<String> names) {
        return names.isEmpty() ? "" : "; rules " + what + ": " + listed(names);
    }

    /** Names as a text, the first {@value #MOST} of them. */
    public static String listed(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }
}
