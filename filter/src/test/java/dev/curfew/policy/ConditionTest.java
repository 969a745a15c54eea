package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Generated.Somebody;
import dev.curfew.policy.match.ConditionField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final Caller ALICE = new Somebody("alice", Set.of("clerk", "guest"));
    private static final RequestTarget BASKET =
            new RequestTarget("shop.example.com", "/shop", "POST", "/shop/basket/1");

    @Test
    void anEmptyConditionFitsEverythingOfEverybody() {
        assertThat(Condition.ALWAYS.fits(Caller.NOBODY, BASKET)).isTrue();
        assertThat(Condition.ALWAYS.fits(ALICE, BASKET)).isTrue();
        assertThat(Condition.ALWAYS.isAboutUserOnly()).isTrue();
    }

    @Test
    void eachPartFitsIfOneOfItsValuesDoes() {
        assertThat(contexts("/bank", "/shop").fits(BASKET)).isTrue();
        assertThat(methods("GET", "POST").fits(BASKET)).isTrue();
        assertThat(hosts("one", "shop.example.com").fits(BASKET)).isTrue();
        assertThat(Condition.path("/bank/**", "/shop/basket/*").fits(BASKET)).isTrue();
        assertThat(Condition.role("admin", "clerk").fits(ALICE)).isTrue();
        assertThat(users("bob", "alice").fits(ALICE)).isTrue();
    }

    @Test
    void aPartFitsNothingElse() {
        assertThat(contexts("/bank").fits(BASKET)).isFalse();
        assertThat(contexts("").fits(BASKET)).isFalse();
        assertThat(contexts("/sho").fits(BASKET)).isFalse();
        assertThat(methods("GET").fits(BASKET)).isFalse();
        assertThat(methods("post").fits(BASKET)).isFalse();
        assertThat(hosts("example.com").fits(BASKET)).isFalse();
        assertThat(Condition.path("/shop/basket").fits(BASKET)).isFalse();
        assertThat(Condition.role("admin").fits(ALICE)).isFalse();
        assertThat(users("Alice").fits(ALICE)).isFalse();
    }

    @Test
    void getIncludesHeadAndNothingElseDoes() {
        RequestTarget head = new RequestTarget("one", "/shop", "HEAD", "/shop/a");
        assertThat(methods("GET").fits(head)).isTrue();
        assertThat(methods("GET")).isEqualTo(methods("GET", "HEAD"));
        assertThat(methods("POST").fits(head)).isFalse();
        assertThat(methods("HEAD").fits(new RequestTarget("one", "/shop", "GET", "/shop/a")))
                .isFalse();
        assertThat(methods().fits(head)).isTrue();
    }

    @Test
    void aRuleAboutPathsMethodsOrHostsIsNotAboutSessions() {
        assertThat(Condition.ALWAYS.isAboutSession()).isTrue();
        assertThat(contexts("/shop").isAboutSession()).isTrue();
        assertThat(Condition.role("admin").isAboutSession()).isTrue();
        assertThat(Condition.path("/shop").isAboutSession()).isFalse();
        assertThat(methods("GET").isAboutSession()).isFalse();
        assertThat(hosts("one").isAboutSession()).isFalse();
    }

    @Test
    void everyPartHasToFit() {
        Condition all = new Condition(
                Set.of("/shop"),
                PathPattern.parseAll(List.of("/shop/**")),
                Set.of("POST"),
                Set.of("shop.example.com"),
                Set.of("clerk"),
                Set.of("alice"));
        assertThat(all.fits(ALICE, BASKET)).isTrue();
        assertThat(all.fits(new Somebody("bob", Set.of("clerk")), BASKET)).isFalse();
        assertThat(all.fits(new Somebody("alice", Set.of("guest")), BASKET)).isFalse();
        assertThat(all.fits(ALICE, new RequestTarget("other", "/shop", "POST", "/shop/a")))
                .isFalse();
        assertThat(all.fits(ALICE, new RequestTarget("shop.example.com", "/bank", "POST", "/shop/a")))
                .isFalse();
        assertThat(all.fits(ALICE, new RequestTarget("shop.example.com", "/shop", "GET", "/shop/a")))
                .isFalse();
        assertThat(all.fits(ALICE, new RequestTarget("shop.example.com", "/shop", "POST", "/bank/a")))
                .isFalse();
    }

    @Test
    void nobodyFitsNoRoleAndNoName() {
        assertThat(Condition.role("admin").fits(Caller.NOBODY)).isFalse();
        assertThat(users("alice").fits(Caller.NOBODY)).isFalse();
    }

    @Test
    void isAboutTheUserOnlyIfNothingElseIsAsked() {
        assertThat(Condition.role("admin").isAboutUserOnly()).isTrue();
        assertThat(users("alice").isAboutUserOnly()).isTrue();
        assertThat(Condition.role("admin").method("GET").isAboutUserOnly()).isFalse();
        assertThat(Condition.path("/**").isAboutUserOnly()).isFalse();
        assertThat(contexts("/a").isAboutUserOnly()).isFalse();
        assertThat(hosts("a").isAboutUserOnly()).isFalse();
    }

    @Test
    void eachQuestionTakesItsPartAwayAndNoOther() {
        Condition all = new Condition(
                Set.of("/shop"),
                PathPattern.parseAll(List.of("/shop/**")),
                Set.of("POST"),
                Set.of("host"),
                Set.of("clerk"),
                Set.of("alice"));
        Condition left = all;
        for (ConditionField question : ConditionField.ALL) {
            assertThat(question.acceptedBy(all)).as("%s", question).hasSize(1);
            assertThat(question.acceptedBy(question.struckFrom(all))).isEmpty();
            for (ConditionField other : ConditionField.ALL) {
                if (other != question) {
                    assertThat(other.acceptedBy(question.struckFrom(all))).isEqualTo(other.acceptedBy(all));
                }
            }
            left = question.struckFrom(left);
        }
        assertThat(left).isEqualTo(Condition.path("/shop/**"));
        assertThat(left.onAnyPath()).isEqualTo(Condition.ALWAYS);
    }

    @Test
    void keepsItsPartsWhateverHappensToWhatTheyCameIn() {
        Set<String> roles = new HashSet<>(Set.of("admin"));
        List<PathPattern> paths = new ArrayList<>(PathPattern.parseAll(List.of("/a")));
        Condition condition = new Condition(Set.of(), paths, Set.of(), Set.of(), roles, Set.of());
        roles.add("clerk");
        paths.clear();
        assertThat(condition.fits(ALICE)).isFalse();
        assertThat(condition.fits(BASKET)).isFalse();
    }

    private static Condition contexts(String... contexts) {
        return new Condition(Set.of(contexts), List.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Condition methods(String... methods) {
        return Condition.ALWAYS.method(methods);
    }

    private static Condition hosts(String... hosts) {
        return new Condition(Set.of(), List.of(), Set.of(), Set.of(hosts), Set.of(), Set.of());
    }

    private static Condition users(String... users) {
        return new Condition(Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(users));
    }
}
