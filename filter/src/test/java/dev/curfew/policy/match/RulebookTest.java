package dev.curfew.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Caller;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Ruling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulebookTest {

    private static final Limits LIMITS = new Limits(1000, 5000, 0, 0);

    @Test
    void withoutRulesEveryRequestNeedsASessionAndCounts() {
        assertThat(policy().rulingFor(Caller.NOBODY, asking("GET", "/anything")))
                .isEqualTo(Ruling.USUAL);
    }

    @Test
    void aPublicRuleOpensItsPathsAndNoOthers() {
        Rulebook policy = policy(rule(List.of("/css/**", "/about"), List.of(), Access.PUBLIC, null));
        assertThat(policy.rulingFor(Caller.NOBODY, asking("GET", "/css/a.css")).isPublic())
                .isTrue();
        assertThat(policy.rulingFor(Caller.NOBODY, asking("GET", "/about")).isPublic())
                .isTrue();
        assertThat(policy.rulingFor(Caller.NOBODY, asking("GET", "/about/us")).isPublic())
                .isFalse();
        assertThat(policy.rulingFor(Caller.NOBODY, asking("GET", "/")).isPublic())
                .isFalse();
    }

    @Test
    void aRuleForOneMethodSaysNothingAboutOthers() {
        Rulebook policy = policy(rule(List.of("/a"), List.of("GET"), Access.PUBLIC, null));
        assertThat(policy.rulingFor(Caller.NOBODY, asking("GET", "/a")).isPublic())
                .isTrue();
        assertThat(policy.rulingFor(Caller.NOBODY, asking("POST", "/a")).isPublic())
                .isFalse();
        assertThat(policy.rulingFor(Caller.NOBODY, asking("get", "/a")).isPublic())
                .isFalse();
    }

    @Test
    void aRuleWithoutPathsAppliesEverywhere() {
        Rulebook policy = policy(rule(List.of(), List.of("OPTIONS"), Access.PUBLIC, null));
        assertThat(policy.rulingFor(Caller.NOBODY, asking("OPTIONS", "/any/where"))
                        .isPublic())
                .isTrue();
    }

    @Test
    void anIgnoredPathDoesNotCountAndStillNeedsASession() {
        Ruling ruling = policy(rule(List.of("/poll"), List.of(), null, ActivityRule.IGNORE))
                .rulingFor(Caller.NOBODY, asking("GET", "/poll"));
        assertThat(ruling.activity()).isEqualTo(ActivityRule.IGNORE);
        assertThat(ruling.isPublic()).isFalse();
    }

    @Test
    void anAuthenticatedRuleClosesWhatAnotherOpens() {
        Rule open = rule(List.of("/shop/**"), List.of(), Access.PUBLIC, null);
        Rule close = rule(List.of("/shop/basket/**"), List.of(), Access.AUTHENTICATED, null);
        for (Rulebook policy : List.of(policy(open, close), policy(close, open))) {
            assertThat(policy.rulingFor(Caller.NOBODY, asking("GET", "/shop/shoes"))
                            .isPublic())
                    .isTrue();
            assertThat(policy.rulingFor(Caller.NOBODY, asking("GET", "/shop/basket/1"))
                            .isPublic())
                    .isFalse();
        }
    }

    @Test
    void anIgnoringRuleWinsOverOneThatCounts() {
        Rule count = rule(List.of("/api/**"), List.of(), null, ActivityRule.COUNT);
        Rule ignore = rule(List.of("/api/poll"), List.of(), null, ActivityRule.IGNORE);
        assertThat(policy(count, ignore)
                        .rulingFor(Caller.NOBODY, asking("GET", "/api/poll"))
                        .activity())
                .isEqualTo(ActivityRule.IGNORE);
        assertThat(policy(ignore, count)
                        .rulingFor(Caller.NOBODY, asking("GET", "/api/poll"))
                        .activity())
                .isEqualTo(ActivityRule.IGNORE);
    }

    @Test
    void theOrderOfRulesDoesNotMatter() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            List<Rule> rules = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                rules.add(rule(
                        List.of(List.of("/**", "/a/**", "/a", "/b").get(random.nextInt(4))),
                        List.of(),
                        pick(random, new Access[] {Access.PUBLIC, Access.AUTHENTICATED}),
                        pick(random, ActivityRule.values())));
            }
            Ruling before = compile(rules).rulingFor(Caller.NOBODY, asking("GET", "/a"));
            Collections.shuffle(rules, random);
            assertThat(compile(rules).rulingFor(Caller.NOBODY, asking("GET", "/a")))
                    .isEqualTo(before);
        }
    }

    @Test
    void oneMoreRuleOverAnOpenPathNeverLoosensIt() {
        Rule silent = rule(List.of("/**"), List.of(), null, null);
        Rule open = rule(List.of("/**"), List.of(), Access.PUBLIC, null);
        assertThat(policy(open, silent)
                        .rulingFor(Caller.NOBODY, asking("GET", "/a"))
                        .isPublic())
                .isTrue();
        assertThat(policy(silent).rulingFor(Caller.NOBODY, asking("GET", "/a")).isPublic())
                .isFalse();
    }

    @Test
    void keepsItsRulesWhateverHappensToTheListTheyCameIn() {
        List<Rule> rules = new ArrayList<>();
        Rulebook policy = compile(rules);
        rules.add(rule(List.of("/**"), List.of(), Access.PUBLIC, null));
        assertThat(policy.rulingFor(Caller.NOBODY, asking("GET", "/a")).isPublic())
                .isFalse();
    }

    private static <T> @Nullable T pick(Random random, T[] values) {
        int which = random.nextInt(values.length + 1);
        return which == values.length ? null : values[which];
    }

    private static Rulebook policy(Rule... rules) {
        return compile(List.of(rules));
    }

    private static Rulebook compile(List<Rule> rules) {
        return Rulebook.compile(new Policy(LIMITS, Reauthentication.REQUIRED, rules), "", 1);
    }

    private static RequestTarget asking(String method, String path) {
        return new RequestTarget("localhost", "", method, path);
    }

    private static Rule rule(
            List<String> paths, List<String> methods, @Nullable Access access, @Nullable ActivityRule activity) {
        Condition when =
                new Condition(Set.of(), PathPattern.parseAll(paths), Set.copyOf(methods), Set.of(), Set.of(), Set.of());
        return new Rule(
                "rule", when, Effect.builder().access(access).activity(activity).build());
    }
}
