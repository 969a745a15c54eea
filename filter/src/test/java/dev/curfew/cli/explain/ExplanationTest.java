package dev.curfew.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.cli.Sample;
import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.command.Source;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.match.Rulebook;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

    private static final LoadedConfiguration BANK = Sample.reading(Sample.BANK);

    private static RequestTarget post(String path) {
        return new RequestTarget("shop.example.com", "/bank", "POST", path);
    }

    private static Explanation explain(String mount, RequestTarget target, String... roles) {
        return Explanation.of(BANK, mount, new SampleUser("", Set.of(roles)), target);
    }

    private static List<String> words(List<Source> sources) {
        return sources.stream()
                .map(source -> source.said() + " of " + source.inWords())
                .toList();
    }

    record Case(String mount, RequestTarget target, Set<String> roles) {}

    static Stream<Case> everything() {
        return Stream.of("", "/bank", "/shop").flatMap(mount -> Stream.of(
                        "/bank/payments/1", "/bank/payments/bonds/2", "/bank/about", "/bank/", "/shop/cart")
                .map(ExplanationTest::post)
                .flatMap(target -> Stream.of(Set.<String>of(), Set.of("admin"), Set.of("admin", "trader"))
                        .map(roles -> new Case(mount, target, roles))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theValuesAreTheEngines(Case example) {
        SampleUser who = new SampleUser("", example.roles());
        Rulebook rules = Rulebook.compile(BANK.settings().policy(), example.mount(), 1);

        Explanation explanation = Explanation.of(BANK, example.mount(), who, example.target());

        assertThat(explanation.terms()).isEqualTo(rules.termsFor(who));
        assertThat(explanation.ruling()).isEqualTo(rules.rulingFor(who, example.target()));
        assertThat(explanation.ofSession())
                .extracting(ResolvedSetting::value)
                .containsExactlyElementsOf(PolicySetting.OF_SESSIONS.stream()
                        .map(part -> part.in(rules.termsFor(who)))
                        .toList());
        assertThat(explanation.ofRequest())
                .extracting(ResolvedSetting::value)
                .containsExactlyElementsOf(PolicySetting.OF_REQUESTS.stream()
                        .map(part -> part.in(rules.rulingFor(who, example.target()), BANK.provenance()))
                        .toList());
    }

    /** Where one value wins, somebody said it: else the explanation has lost a rule, or made one up. */
    @ParameterizedTest
    @MethodSource("everything")
    void everyValueThatIsNotTheDefaultHasSomebodyWhoSaidIt(Case example) {
        Explanation explanation =
                Explanation.of(BANK, example.mount(), new SampleUser("", example.roles()), example.target());

        assertThat(Stream.concat(explanation.ofSession().stream(), explanation.ofRequest().stream())
                        .filter(decided ->
                                decided.part() != PolicySetting.ACR && decided.part() != PolicySetting.ACCESS))
                .allSatisfy(decided -> assertThat(decided.winners().isEmpty() || !decided.isComposed())
                        .isTrue())
                .allSatisfy(decided -> assertThat(decided.losers())
                        .noneMatch(loser -> loser.said().equals(decided.value())));
    }

    @Test
    void theStrictestWinsAndTheOthersLose() {
        ResolvedSetting idle = explain("", post("/bank/"), "admin").session(PolicySetting.IDLE);

        assertThat(words(idle.winners())).containsExactly("10m of administrators (line 18)");
        assertThat(words(idle.losers()))
                .containsExactly("15m of timeouts.idle (line 7)", "30m of preset:owasp-asvs-l2 (line 6)");
    }

    @Test
    void aLimitOfARequestIsNotOneOfTheSession() {
        Explanation explanation = explain("", post("/bank/payments/1"));

        assertThat(words(explanation.request(PolicySetting.IDLE).winners()))
                .containsExactly("5m of payments (line 13)");
        assertThat(explanation.session(PolicySetting.IDLE).value()).isEqualTo("15m");
    }

    @Test
    void anAbsoluteTimeoutOfARequestAsksForAYoungAuthentication() {
        ResolvedSetting age = explain("", post("/bank/payments/1")).request(PolicySetting.REAUTHENTICATE_AFTER);

        assertThat(words(age.winners())).containsExactly("10m of payments (line 14)");
        assertThat(words(age.losers())).containsExactly("4h of bank (line 23)");
    }

    @Test
    void aRuleAboutAContextHoldsForSessionsAtTheDoorOfThatContextOnly() {
        assertThat(explain("/bank", post("/bank/"))
                        .session(PolicySetting.ABSOLUTE)
                        .value())
                .isEqualTo("4h");
        assertThat(explain("/bank", post("/bank/"))
                        .session(PolicySetting.AT_LIMIT)
                        .value())
                .isEqualTo("ask");
        assertThat(explain("", post("/bank/")).session(PolicySetting.ABSOLUTE).value())
                .isEqualTo("8h");
        assertThat(explain("/shop", new RequestTarget("", "/shop", "GET", "/shop/"))
                        .matches())
                .extracting(match -> match.rule().name())
                .containsExactly("preset:owasp-asvs-l2");
    }

    @Test
    void whatTakesSeveralRulesNamesAllOfThem() {
        ResolvedSetting acr = explain("", post("/bank/payments/bonds/1")).request(PolicySetting.ACR);

        assertThat(acr.value()).isEqualTo("silver");
        assertThat(acr.isComposed()).isTrue();
        assertThat(words(acr.winners()))
                .containsExactly("gold silver of payments (line 15)", "silver bronze of bonds (line 27)");
    }

    @Test
    void aPresetThatSaysWhatNobodyElseSaysIsNamedOnce() {
        Explanation explanation = Explanation.of(
                Sample.reading(Sample.OIDC + "timeouts:\n  preset: pci-dss\n"), "", SampleUser.ANYBODY, post("/"));

        assertThat(explanation.session(PolicySetting.IDLE).value()).isEqualTo("15m");
        assertThat(explanation.session(PolicySetting.IDLE).winners())
                .singleElement()
                .satisfies(source -> {
                    assertThat(source.path()).isEqualTo("timeouts.preset");
                    assertThat(source.position()).isNotNull();
                });
    }

    @Test
    void aDefaultIsCalledOne() {
        assertThat(explain("", post("/")).session(PolicySetting.RESUME_WITHIN).winners())
                .extracting(Source::inWords)
                .containsExactly("timeouts.resume-within, by default");
    }

    @Test
    void bindingIsSaidInWords() {
        LoadedConfiguration loaded = Sample.rules(
                """
                - name: bound
                  binding: { address: '/24,/48', user-agent: on, on-change: end }
                """);

        assertThat(Explanation.of(loaded, "", SampleUser.ANYBODY, post("/"))
                        .session(PolicySetting.BINDING)
                        .value())
                .isEqualTo("/24,/48 and user-agent, on-change end");
    }
}
