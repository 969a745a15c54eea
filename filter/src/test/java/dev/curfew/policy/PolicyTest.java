package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Limits LIMITS = new Limits(1000, 5000, 0, 0);

    @Test
    void withoutRulesEveryRequestNeedsASessionAndCounts() {
        assertThat(policy().rulingFor("GET", "/anything"))
                .isEqualTo(new Ruling(Access.AUTHENTICATED, ActivityRule.COUNT));
    }

    @Test
    void aPublicRuleOpensItsPathsAndNoOthers() {
        Policy policy = policy(rule(List.of("/css/**", "/about"), List.of(), Access.PUBLIC, null));
        assertThat(policy.rulingFor("GET", "/css/a.css").isPublic()).isTrue();
        assertThat(policy.rulingFor("GET", "/about").isPublic()).isTrue();
        assertThat(policy.rulingFor("GET", "/about/us").isPublic()).isFalse();
        assertThat(policy.rulingFor("GET", "/").isPublic()).isFalse();
    }

    @Test
    void aRuleForOneMethodSaysNothingAboutOthers() {
        Policy policy = policy(rule(List.of("/a"), List.of("GET"), Access.PUBLIC, null));
        assertThat(policy.rulingFor("GET", "/a").isPublic()).isTrue();
        assertThat(policy.rulingFor("POST", "/a").isPublic()).isFalse();
        assertThat(policy.rulingFor("get", "/a").isPublic()).isFalse();
    }

    @Test
    void aRuleWithoutPathsAppliesEverywhere() {
        Policy policy = policy(rule(List.of(), List.of("OPTIONS"), Access.PUBLIC, null));
        assertThat(policy.rulingFor("OPTIONS", "/any/where").isPublic()).isTrue();
    }

    @Test
    void anIgnoredPathDoesNotCountAndStillNeedsASession() {
        Ruling ruling = policy(rule(List.of("/poll"), List.of(), null, ActivityRule.IGNORE))
                .rulingFor("GET", "/poll");
        assertThat(ruling.countsAsActivity()).isFalse();
        assertThat(ruling.isPublic()).isFalse();
    }

    @Test
    void anAuthenticatedRuleClosesWhatAnotherOpens() {
        Rule open = rule(List.of("/shop/**"), List.of(), Access.PUBLIC, null);
        Rule close = rule(List.of("/shop/basket/**"), List.of(), Access.AUTHENTICATED, null);
        for (Policy policy : List.of(policy(open, close), policy(close, open))) {
            assertThat(policy.rulingFor("GET", "/shop/shoes").isPublic()).isTrue();
            assertThat(policy.rulingFor("GET", "/shop/basket/1").isPublic()).isFalse();
        }
    }

    @Test
    void anIgnoringRuleWinsOverOneThatCounts() {
        Rule count = rule(List.of("/api/**"), List.of(), null, ActivityRule.COUNT);
        Rule ignore = rule(List.of("/api/poll"), List.of(), null, ActivityRule.IGNORE);
        assertThat(policy(count, ignore).rulingFor("GET", "/api/poll").countsAsActivity())
                .isFalse();
        assertThat(policy(ignore, count).rulingFor("GET", "/api/poll").countsAsActivity())
                .isFalse();
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
                        pick(random, Access.values()),
                        pick(random, ActivityRule.values())));
            }
            Ruling before = new Policy(LIMITS, Reauthentication.REQUIRED, rules).rulingFor("GET", "/a");
            Collections.shuffle(rules, random);
            assertThat(new Policy(LIMITS, Reauthentication.REQUIRED, rules).rulingFor("GET", "/a"))
                    .isEqualTo(before);
        }
    }

    @Test
    void oneMoreRuleOverAnOpenPathNeverLoosensIt() {
        Rule silent = rule(List.of("/**"), List.of(), null, null);
        Rule open = rule(List.of("/**"), List.of(), Access.PUBLIC, null);
        assertThat(policy(open, silent).rulingFor("GET", "/a").isPublic()).isTrue();
        assertThat(policy(silent).rulingFor("GET", "/a").isPublic()).isFalse();
    }

    @Test
    void keepsItsRulesWhateverHappensToTheListTheyCameIn() {
        List<Rule> rules = new ArrayList<>();
        Policy policy = new Policy(LIMITS, Reauthentication.REQUIRED, rules);
        rules.add(rule(List.of("/**"), List.of(), Access.PUBLIC, null));
        assertThat(policy.rulingFor("GET", "/a").isPublic()).isFalse();
    }

    private static <T> @Nullable T pick(Random random, T[] values) {
        int which = random.nextInt(values.length + 1);
        return which == values.length ? null : values[which];
    }

    private static Policy policy(Rule... rules) {
        return new Policy(LIMITS, Reauthentication.REQUIRED, List.of(rules));
    }

    private static Rule rule(
            List<String> paths, List<String> methods, @Nullable Access access, @Nullable ActivityRule activity) {
        return new Rule("rule", PathPattern.parseAll(paths), methods, access, activity);
    }
}
