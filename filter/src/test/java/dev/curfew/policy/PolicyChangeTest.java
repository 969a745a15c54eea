package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.policy.match.Rulebook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyChangeTest {

    private static final Effect ADMIN =
            Effect.builder().access(Access.anyOf(Set.of("admin"))).build();
    private static final Effect STAFF =
            Effect.builder().access(Access.anyOf(Set.of("admin", "clerk"))).build();
    private static final Effect PUBLIC = Effect.builder().access(Access.PUBLIC).build();
    private static final Effect SIGNED_IN =
            Effect.builder().access(Access.AUTHENTICATED).build();
    private static final Effect SHORT = Effect.builder().idle(60_000).build();
    private static final Condition BACK = Condition.path("/back/**");
    private static final Condition ORDERS = Condition.path("/back/orders/**");

    private static Effect young(long millis) {
        return Effect.builder().reauthenticateAfter(millis).build();
    }

    private static Effect acr(String... classes) {
        return Effect.builder().acr(List.of(classes)).build();
    }

    private static Policy policy(List<Rule> rules) {
        return new Policy(new Limits(60_000, 600_000, 0, 0), Reauthentication.REQUIRED, rules);
    }

    private static PolicyChange change(List<Rule> before, List<Rule> after) {
        return PolicyChange.between(policy(before), policy(after));
    }

    @Test
    void namesWhatWentWhatCameAndWhatChanged() {
        PolicyChange change = change(
                List.of(new Rule("gone", BACK, SHORT), new Rule("same", BACK, SHORT), new Rule("other", BACK, SHORT)),
                List.of(new Rule("same", BACK, SHORT), new Rule("other", ORDERS, SHORT), new Rule("new", BACK, ADMIN)));

        assertThat(change.inWords()).isEqualTo("; rules gone: gone; rules new: new; rules changed: other");
        assertThat(change.protectsLess()).isFalse();
    }

    @Test
    void saysNothingOfPoliciesThatAreTheSame() {
        assertThat(change(List.of(new Rule("a", BACK, ADMIN)), List.of(new Rule("a", BACK, ADMIN)))
                        .inWords())
                .isEmpty();
    }

    @Test
    void namesTheFirstTwentyOnly() {
        List<Rule> many = IntStream.range(0, 25)
                .mapToObj(i -> new Rule("r" + i, BACK, SHORT))
                .toList();

        assertThat(change(many, List.of()).inWords()).endsWith("r18, r19 and 5 more");
        assertThat(change(many.subList(0, 20), List.of()).inWords()).endsWith("r18, r19");
    }

    static Stream<List<Rule>> weaker() {
        return Stream.of(
                pair(ADMIN, BACK, null, null),
                pair(SIGNED_IN, BACK, null, null),
                pair(young(1000), BACK, null, null),
                pair(acr("gold"), BACK, null, null),
                pair(ADMIN, BACK, SHORT, BACK),
                pair(ADMIN, BACK, STAFF, BACK),
                pair(ADMIN, BACK, SIGNED_IN, BACK),
                pair(ADMIN, BACK, ADMIN, ORDERS),
                pair(ADMIN, BACK, ADMIN, BACK.method("POST")),
                pair(young(1000), BACK, young(1001), BACK),
                pair(acr("gold"), BACK, acr("gold", "silver"), BACK),
                pair(PUBLIC, ORDERS, PUBLIC, BACK),
                pair(SHORT, BACK, PUBLIC, BACK));
    }

    static Stream<List<Rule>> noWeaker() {
        return Stream.of(
                pair(SHORT, BACK, null, null),
                pair(PUBLIC, BACK, null, null),
                pair(STAFF, BACK, ADMIN, BACK),
                pair(SIGNED_IN, BACK, ADMIN, BACK),
                pair(ADMIN, ORDERS, ADMIN, BACK),
                pair(ADMIN, BACK.method("POST"), ADMIN, BACK),
                pair(young(1000), BACK, young(1000), BACK),
                pair(young(1000), BACK, young(999), BACK),
                pair(acr("gold", "silver"), BACK, acr("silver"), BACK),
                pair(PUBLIC, BACK, PUBLIC, ORDERS),
                pair(PUBLIC, BACK, ADMIN, ORDERS));
    }

    /** A rule, and what it becomes; nothing if it goes. */
    private static List<Rule> pair(Effect effect, Condition when, @Nullable Effect next, @Nullable Condition nextWhen) {
        Rule before = new Rule("rule", when, effect);
        return next == null || nextWhen == null ? List.of(before) : List.of(before, new Rule("rule", nextWhen, next));
    }

    @ParameterizedTest
    @MethodSource("weaker")
    void aRuleThatKeepsFewerOutIsNamed(List<Rule> rules) {
        assertThat(change(rules.subList(0, 1), rules.subList(1, rules.size())).weaker())
                .containsExactly("rule");
    }

    @ParameterizedTest
    @MethodSource("noWeaker")
    void aRuleThatKeepsAsManyOutIsNot(List<Rule> rules) {
        assertThat(change(rules.subList(0, 1), rules.subList(1, rules.size())).weaker())
                .isEmpty();
    }

    @Test
    void aRuleWithAnotherNameTakesItsPlace() {
        Rule before = new Rule("admins", BACK, ADMIN);

        assertThat(change(List.of(before), List.of(new Rule("administrators", BACK, ADMIN)))
                        .protectsLess())
                .isFalse();
        assertThat(change(List.of(before), List.of(new Rule("a", BACK, SIGNED_IN), new Rule("b", BACK, ADMIN)))
                        .protectsLess())
                .isFalse();
        assertThat(change(List.of(before), List.of(new Rule("administrators", ORDERS, ADMIN)))
                        .protectsLess())
                .isTrue();
    }

    /** Whatever rules lose, in whatever way: no request is let in that was kept out before without a rule being named. */
    @Sampled
    @Test
    void noRequestIsLetInUnnoticed() {
        int noticed = 0;
        int unchanged = 0;
        for (long seed = 1; seed <= SampleSize.of(4000); seed++) {
            Generated generated = new Generated(seed);
            Random random = new Random(seed);
            List<Rule> before = protecting(generated, 1 + generated.below(6));
            List<Rule> after = without(before, generated, random);
            PolicyChange change = change(before, after);
            noticed += change.protectsLess() ? 1 : 0;
            unchanged += change.protectsLess() ? 0 : 1;
            Rulebook earlier = Rulebook.compile(policy(before), "", 1);
            Rulebook later = Rulebook.compile(policy(after), "", 2);
            for (int i = 0; i < 40 && !change.protectsLess(); i++) {
                Caller who = generated.who();
                RequestTarget target = generated.target();
                assertThat(isWeaker(earlier.rulingFor(who, target), later.rulingFor(who, target), who))
                        .as("seed %s: %s asks %s under %s after %s", seed, who, target, after, before)
                        .isFalse();
            }
        }
        assertThat(noticed).isGreaterThan(SampleSize.of(500));
        assertThat(unchanged).isGreaterThan(SampleSize.of(500));
    }

    private static List<Rule> protecting(Generated generated, int count) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(new Rule("rule " + i, generated.condition(), protecting(generated)));
        }
        return rules;
    }

    private static Effect protecting(Generated generated) {
        Effect all = generated.effect().strictest(generated.effect());
        return Effect.builder()
                .access(all.access())
                .acr(all.acr())
                .reauthenticateAfter(all.reauthenticateAfter())
                .build();
    }

    private static List<Rule> without(List<Rule> before, Generated generated, Random random) {
        List<Rule> after = new ArrayList<>(before);
        Collections.shuffle(after, random);
        int at = random.nextInt(after.size());
        Rule rule = after.get(at);
        switch (random.nextInt(4)) {
            case 0 -> after.remove(at);
            case 1 -> after.set(at, new Rule(rule.name(), generated.condition(), rule.effect()));
            case 2 -> after.set(at, new Rule(rule.name(), rule.when(), protecting(generated)));
            default ->
                after.set(at, new Rule(rule.name(), rule.when(), rule.effect().strictest(protecting(generated))));
        }
        return after;
    }

    private static boolean isWeaker(Ruling before, Ruling after, Caller who) {
        boolean letIn = isLetIn(after, who) && !isLetIn(before, who);
        boolean opened = after.isPublic() && !before.isPublic();
        boolean older = !after.isPublic() && !before.isPublic() && after.age() > before.age();
        List<String> asked = before.acr();
        List<String> next = after.acr();
        boolean anyClass = !before.isPublic() && asked != null && (next == null || !asked.containsAll(next));
        return letIn || opened || older || anyClass;
    }

    private static boolean isLetIn(Ruling ruling, Caller who) {
        return ruling.isPublic() || ruling.access().admits(who.roles());
    }
}
