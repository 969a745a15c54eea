package dev.curfew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.config.Reading;
import dev.curfew.policy.Rulebook;
import dev.curfew.policy.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

    private static final Reading BANK = Sample.reading(Sample.BANK);

    private static Target post(String path) {
        return new Target("shop.example.com", "/bank", "POST", path);
    }

    private static Explanation explain(String mount, Target target, String... roles) {
        return Explanation.of(BANK, mount, new Somebody("", Set.of(roles)), target);
    }

    private static List<String> words(List<Source> sources) {
        return sources.stream()
                .map(source -> source.said() + " of " + source.inWords())
                .toList();
    }

    record Case(String mount, Target target, Set<String> roles) {}

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
        Somebody who = new Somebody("", example.roles());
        Rulebook rules = Rulebook.compile(BANK.settings().policy(), example.mount(), 1);

        Explanation explanation = Explanation.of(BANK, example.mount(), who, example.target());

        assertThat(explanation.terms()).isEqualTo(rules.termsFor(who));
        assertThat(explanation.ruling()).isEqualTo(rules.rulingFor(who, example.target()));
        assertThat(explanation.ofSession())
                .extracting(Decided::value)
                .containsExactlyElementsOf(Part.OF_SESSIONS.stream()
                        .map(part -> part.in(rules.termsFor(who)))
                        .toList());
        assertThat(explanation.ofRequest())
                .extracting(Decided::value)
                .containsExactlyElementsOf(Part.OF_REQUESTS.stream()
                        .map(part -> part.in(rules.rulingFor(who, example.target()), BANK.provenance()))
                        .toList());
    }

    /** Where one value wins, somebody said it: else the explanation has lost a rule, or made one up. */
    @ParameterizedTest
    @MethodSource("everything")
    void everyValueThatIsNotTheDefaultHasSomebodyWhoSaidIt(Case example) {
        Explanation explanation =
                Explanation.of(BANK, example.mount(), new Somebody("", example.roles()), example.target());

        assertThat(Stream.concat(explanation.ofSession().stream(), explanation.ofRequest().stream())
                        .filter(decided -> decided.part() != Part.ACR && decided.part() != Part.ACCESS))
                .allSatisfy(decided -> assertThat(decided.winners().isEmpty() || !decided.isComposed())
                        .isTrue())
                .allSatisfy(decided -> assertThat(decided.losers())
                        .noneMatch(loser -> loser.said().equals(decided.value())));
    }

    @Test
    void theStrictestWinsAndTheOthersLose() {
        Decided idle = explain("", post("/bank/"), "admin").session(Part.IDLE);

        assertThat(words(idle.winners())).containsExactly("10m of administrators (line 18)");
        assertThat(words(idle.losers()))
                .containsExactly("15m of timeouts.idle (line 7)", "30m of preset:owasp-asvs-l2 (line 6)");
    }

    @Test
    void aLimitOfARequestIsNotOneOfTheSession() {
        Explanation explanation = explain("", post("/bank/payments/1"));

        assertThat(words(explanation.request(Part.IDLE).winners())).containsExactly("5m of payments (line 13)");
        assertThat(explanation.session(Part.IDLE).value()).isEqualTo("15m");
    }

    @Test
    void anAbsoluteTimeoutOfARequestAsksForAYoungAuthentication() {
        Decided age = explain("", post("/bank/payments/1")).request(Part.REAUTHENTICATE_AFTER);

        assertThat(words(age.winners())).containsExactly("10m of payments (line 14)");
        assertThat(words(age.losers())).containsExactly("4h of bank (line 23)");
    }

    @Test
    void aRuleAboutAContextHoldsForSessionsAtTheDoorOfThatContextOnly() {
        assertThat(explain("/bank", post("/bank/")).session(Part.ABSOLUTE).value())
                .isEqualTo("4h");
        assertThat(explain("/bank", post("/bank/")).session(Part.AT_LIMIT).value())
                .isEqualTo("ask");
        assertThat(explain("", post("/bank/")).session(Part.ABSOLUTE).value()).isEqualTo("8h");
        assertThat(explain("/shop", new Target("", "/shop", "GET", "/shop/")).matches())
                .extracting(match -> match.rule().name())
                .containsExactly("preset:owasp-asvs-l2");
    }

    @Test
    void whatTakesSeveralRulesNamesAllOfThem() {
        Decided acr = explain("", post("/bank/payments/bonds/1")).request(Part.ACR);

        assertThat(acr.value()).isEqualTo("silver");
        assertThat(acr.isComposed()).isTrue();
        assertThat(words(acr.winners()))
                .containsExactly("gold silver of payments (line 15)", "silver bronze of bonds (line 27)");
    }

    @Test
    void aPresetThatSaysWhatNobodyElseSaysIsNamedOnce() {
        Explanation explanation = Explanation.of(
                Sample.reading(Sample.OIDC + "timeouts:\n  preset: pci-dss\n"), "", Somebody.ANYBODY, post("/"));

        assertThat(explanation.session(Part.IDLE).value()).isEqualTo("15m");
        assertThat(explanation.session(Part.IDLE).winners()).singleElement().satisfies(source -> {
            assertThat(source.path()).isEqualTo("timeouts.preset");
            assertThat(source.position()).isNotNull();
        });
    }

    @Test
    void aDefaultIsCalledOne() {
        assertThat(explain("", post("/")).session(Part.RESUME_WITHIN).winners())
                .extracting(Source::inWords)
                .containsExactly("timeouts.resume-within, by default");
    }

    @Test
    void bindingIsSaidInWords() {
        Reading reading = Sample.rules(
                """
                - name: bound
                  binding: { address: '/24,/48', user-agent: on, on-change: end }
                """);

        assertThat(Explanation.of(reading, "", Somebody.ANYBODY, post("/"))
                        .session(Part.BINDING)
                        .value())
                .isEqualTo("/24,/48 and user-agent, on-change end");
    }
}
