package dev.curfew.policy.match;

import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules about one place: those with the same condition become one, then they are filed by what they ask. Conditions here ask no path. */
final class Clauses {

    /** Trying as many as this costs no more than finding them. */
    private static final int FEW = 3;

    /** A condition that accepts more combinations of answers than this is tried, not filed under each of them. */
    private static final long MOST_COPIES = 256;

    private final Map<Condition, Effect> rules = new LinkedHashMap<>();

    void add(Condition when, Effect effect) {
        rules.merge(when, effect, Effect::strictest);
    }

    <T> Clause<T> compile(EffectCombiner<T> sums) {
        Map<Condition, Effect> narrow = new LinkedHashMap<>();
        Map<Condition, Effect> wide = new LinkedHashMap<>();
        rules.forEach((when, effect) -> (isTried(when) ? wide : narrow).put(when, effect));
        return oneByOne(wide, filed(narrow, sums), sums);
    }

    /** Nobody can look up roles that a user does not hold. */
    private static boolean isTried(Condition when) {
        return !when.exceptRoles().isEmpty() || copies(when) > MOST_COPIES;
    }

    private static long copies(Condition when) {
        long copies = 1;
        for (ConditionField question : ConditionField.ALL) {
            copies = Math.min(copies * Math.max(1, question.acceptedBy(when).size()), MOST_COPIES + 1);
        }
        return copies;
    }

    private static <T> Clause<T> filed(Map<Condition, Effect> rules, EffectCombiner<T> sums) {
        return rules.size() <= FEW ? tried(rules, sums) : forked(rules, sums);
    }

    private static <T> Clause<T> tried(Map<Condition, Effect> rules, EffectCombiner<T> sums) {
        Map<Condition, Effect> asking = new LinkedHashMap<>(rules);
        Effect always = asking.remove(Condition.ALWAYS);
        return oneByOne(asking, new Clause.Said<>(always == null ? sums.nothing() : sums.of(always)), sums);
    }

    private static <T> Clause<T> oneByOne(Map<Condition, Effect> asking, Clause<T> others, EffectCombiner<T> sums) {
        List<CombinedEffect<T>> said = new ArrayList<>();
        asking.values().forEach(effect -> said.add(sums.of(effect)));
        return asking.isEmpty()
                ? others
                : new Clause.OneByOne<>(List.copyOf(asking.keySet()), List.copyOf(said), others);
    }

    private static <T> Clause<T> forked(Map<Condition, Effect> rules, EffectCombiner<T> sums) {
        ConditionField question = mostAsked(rules);
        Map<String, Map<Condition, Effect>> answers = new HashMap<>();
        Map<Condition, Effect> others = new LinkedHashMap<>();
        rules.forEach((when, effect) -> {
            Condition rest = question.struckFrom(when);
            if (rest.equals(when)) {
                others.put(when, effect);
            }
            for (String answer : question.acceptedBy(when)) {
                answers.computeIfAbsent(answer, any -> new LinkedHashMap<>()).merge(rest, effect, Effect::strictest);
            }
        });
        Map<String, Clause<T>> clauses = new HashMap<>();
        answers.forEach((answer, below) -> clauses.put(answer, filed(below, sums)));
        return new Clause.Fork<>(question, clauses, filed(others, sums));
    }

    private static ConditionField mostAsked(Map<Condition, Effect> rules) {
        return ConditionField.ALL.stream()
                .max(Comparator.comparingLong(question -> rules.keySet().stream()
                        .filter(when -> !question.acceptedBy(when).isEmpty())
                        .count()))
                .orElseThrow();
    }
}
