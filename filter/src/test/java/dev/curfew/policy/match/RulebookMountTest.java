package dev.curfew.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Caller;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Generated.Somebody;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Terms;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules make the terms of sessions, and which the rulings of requests, at which door. */
class RulebookMountTest {

    private static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);
    private static final Caller ALICE = new Somebody("alice", Set.of("admin"));
    private static final Caller BOB = new Somebody("bob", Set.of("clerk"));
    private static final RequestTarget SHOP = new RequestTarget("one", "/shop", "GET", "/shop/a");
    private static final RequestTarget BANK = new RequestTarget("one", "/bank", "GET", "/bank/a");
    private static final Effect EVERYTHING = Effect.builder()
            .idle(300_000)
            .absolute(3_600_000)
            .warn(150_000)
            .resumeWithin(1000)
            .maxSessions(1)
            .atLimit(AtLimit.REFUSE)
            .binding(new Binding(24, 48, true, Binding.OnChange.END))
            .reauthentication(Reauthentication.REQUIRED)
            .reauthenticateAfter(600_000)
            .acr(List.of("gold"))
            .activity(ActivityRule.IGNORE)
            .access(Access.anyOf(Set.of("admin")))
            .build();

    /** A condition for each thing that one can ask of a request. */
    static List<Condition> aboutRequests() {
        return List.of(
                Condition.path("/shop/**"),
                Condition.path("/**"),
                Condition.ALWAYS.method("GET"),
                new Condition(Set.of(), List.of(), Set.of(), Set.of("one"), Set.of(), Set.of()),
                context("", "/shop"));
    }

    @ParameterizedTest
    @MethodSource("aboutRequests")
    void aRuleThatAsksAnythingOfTheRequestLeavesTermsAlone(Condition asked) {
        Rulebook rules = compile("", rule(asked, EVERYTHING));
        Rulebook without = compile("");
        assertThat(rules.termsFor(ALICE))
                .isEqualTo(withGranularityOf(300_000, without.termsFor(ALICE)))
                .extracting(
                        terms -> terms.limits().idle(), terms -> terms.limits().absolute(), Terms::maxSessions)
                .containsExactly(900_000L, 28_800_000L, Effect.UNLIMITED);
    }

    @ParameterizedTest
    @MethodSource("aboutRequests")
    void aRuleThatAsksAnythingOfTheRequestHoldsThereForItsLimits(Condition asked) {
        assertThat(compile("", rule(asked, EVERYTHING)).rulingFor(ALICE, SHOP))
                .as("an absolute limit of a request is an age of its authentication; the shorter of both counts")
                .isEqualTo(new Ruling(
                        Access.anyOf(Set.of("admin")), ActivityRule.IGNORE, 300_000, 600_000, List.of("gold")));
        assertThat(compile("", rule(asked, Effect.builder().absolute(3_600_000).build()))
                        .rulingFor(ALICE, SHOP)
                        .age())
                .isEqualTo(3_600_000);
    }

    @ParameterizedTest
    @MethodSource("aboutRequests")
    void aRuleAboutBothIsOneAboutTheRequest(Condition asked) {
        Condition when = new Condition(
                asked.contexts(), asked.paths(), asked.methods(), asked.hosts(), Set.of("admin"), Set.of());
        Rulebook rules = compile("", rule(when, EVERYTHING));
        assertThat(rules.termsFor(ALICE).maxSessions()).isEqualTo(Effect.UNLIMITED);
        assertThat(rules.rulingFor(ALICE, SHOP).idle()).isEqualTo(300_000);
        assertThat(rules.rulingFor(BOB, SHOP)).isEqualTo(Ruling.USUAL);
    }

    @Test
    void aRuleAboutUsersMakesTheirTermsAndNoOthers() {
        for (Condition when : List.of(Condition.role("admin", "root"), user("alice"))) {
            Rulebook rules = compile("", rule(when, EVERYTHING));
            assertThat(rules.termsFor(ALICE))
                    .isEqualTo(new Terms(
                            new Limits(300_000, 3_600_000, 150_000, 1000, 3000),
                            Reauthentication.REQUIRED,
                            1,
                            AtLimit.REFUSE,
                            new Binding(24, 48, true, Binding.OnChange.END),
                            1));
            assertThat(rules.termsFor(BOB)).isEqualTo(compile("").termsFor(BOB));
            assertThat(rules.termsFor(Caller.NOBODY)).isEqualTo(compile("").termsFor(BOB));
        }
    }

    @Test
    void limitsOfARuleAboutUsersAskNothingOfTheirRequests() {
        Effect limits = Effect.builder()
                .idle(300_000)
                .absolute(3_600_000)
                .warn(150_000)
                .resumeWithin(1000)
                .maxSessions(1)
                .build();
        for (Condition when : List.of(Condition.ALWAYS, Condition.role("admin"), user("alice"))) {
            assertThat(compile("", rule(when, limits)).rulingFor(ALICE, SHOP)).isSameAs(Ruling.USUAL);
        }
    }

    @Test
    void whatElseARuleAboutUsersSaysHoldsForEachOfTheirRequests() {
        for (Condition when : List.of(Condition.ALWAYS, Condition.role("admin"), user("alice"))) {
            assertThat(compile("", rule(when, EVERYTHING)).rulingFor(ALICE, SHOP))
                    .isEqualTo(new Ruling(
                            Access.anyOf(Set.of("admin")), ActivityRule.IGNORE, Limits.NONE, 600_000, List.of("gold")));
        }
    }

    @Test
    void aRuleForARoleAndAUserNeedsBoth() {
        Condition both = new Condition(Set.of(), List.of(), Set.of(), Set.of(), Set.of("admin"), Set.of("alice"));
        Rulebook rules = compile("", rule(both, EVERYTHING));
        assertThat(rules.termsFor(ALICE).maxSessions()).isEqualTo(1);
        assertThat(rules.termsFor(new Somebody("alice", Set.of("clerk"))).maxSessions())
                .isEqualTo(Effect.UNLIMITED);
        assertThat(rules.termsFor(new Somebody("bob", Set.of("admin"))).maxSessions())
                .isEqualTo(Effect.UNLIMITED);
    }

    @Test
    void atAContextsDoorARuleAboutThatContextIsOneAboutItsSessions() {
        Rulebook shop = compile("/shop", rule(context("/shop", "/bank"), EVERYTHING));
        assertThat(shop.termsFor(BOB).limits().idle()).isEqualTo(300_000);
        assertThat(shop.rulingFor(BOB, SHOP).idle()).isEqualTo(Limits.NONE);
    }

    @Test
    void atAContextsDoorARuleAboutAnotherContextNeverApplies() {
        Rulebook shop = compile("/shop", rule(context("/bank"), EVERYTHING));
        assertThat(shop.termsFor(ALICE)).isEqualTo(compile("/shop").termsFor(ALICE));
        assertThat(shop.rulingFor(ALICE, SHOP)).isEqualTo(Ruling.USUAL);
        assertThat(shop.rulingFor(ALICE, BANK)).isEqualTo(Ruling.USUAL);
    }

    @Test
    void atAHostsDoorARuleAboutAContextHoldsForItsRequestsOnly() {
        Rulebook host = compile("", rule(context("/bank"), EVERYTHING));
        assertThat(host.rulingFor(ALICE, BANK).idle()).isEqualTo(300_000);
        assertThat(host.rulingFor(ALICE, SHOP)).isEqualTo(Ruling.USUAL);
        assertThat(host.termsFor(ALICE).limits().idle()).isEqualTo(900_000);
    }

    @Test
    void theRootContextIsAContextLikeAnyOther() {
        Rulebook host = compile("", rule(context(""), EVERYTHING));
        assertThat(host.rulingFor(ALICE, new RequestTarget("one", "", "GET", "/a"))
                        .idle())
                .isEqualTo(300_000);
        assertThat(host.rulingFor(ALICE, SHOP)).isEqualTo(Ruling.USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/shop"})
    void activityIsRecordedAsFinelyAsTheShortestIdleLimitThatCanApplyNeeds(String mount) {
        Rule bank = rule(context("/bank"), Effect.builder().idle(60_000).build());
        Rule slow =
                rule(Condition.path("/shop/b"), Effect.builder().idle(600_000).build());
        Rule users = rule(Condition.role("x"), Effect.builder().idle(1000).build());
        assertThat(compile(mount, bank, slow, users).termsFor(BOB).limits().granularity())
                .isEqualTo(mount.isEmpty() ? 600 : 6000);
    }

    @Test
    void sameTermsAreTheSameObjectWhicheverRulesSaySo() {
        Rulebook rules = compile(
                "",
                rule(Condition.role("admin"), Effect.builder().idle(300_000).build()),
                rule(Condition.role("clerk"), Effect.builder().idle(300_000).build()),
                rule(
                        Condition.role("guest"),
                        Effect.builder().idle(300_000).absolute(Limits.NONE - 1).build()));
        assertThat(rules.termsFor(ALICE))
                .isSameAs(rules.termsFor(BOB))
                .isSameAs(rules.termsFor(new Somebody("eve", Set.of("guest", "clerk"))))
                .isNotSameAs(rules.termsFor(Caller.NOBODY));
    }

    @Test
    void tellsItsPolicyAndItsGeneration() {
        Policy policy = new Policy(LIMITS, Reauthentication.SSO, List.of());
        Rulebook rules = Rulebook.compile(policy, "/shop", 9);
        assertThat(rules.policy()).isSameAs(policy);
        assertThat(rules.generation()).isEqualTo(9);
        assertThat(rules.termsFor(ALICE).generation()).isEqualTo(9);
    }

    private static Terms withGranularityOf(long idle, Terms terms) {
        return new Terms(
                terms.limits().finerThan(idle),
                terms.reauthentication(),
                terms.maxSessions(),
                terms.atLimit(),
                terms.binding(),
                terms.generation());
    }

    private static Rulebook compile(String mount, Rule... rules) {
        return Rulebook.compile(new Policy(LIMITS, Reauthentication.SSO, List.of(rules)), mount, 1);
    }

    private static Rule rule(Condition when, Effect effect) {
        return new Rule("rule", when, effect);
    }

    private static Condition context(String... contexts) {
        return new Condition(Set.of(contexts), List.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Condition user(String... users) {
        return new Condition(Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(users));
    }
}
