package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.curfew.policy.PresetLimits.Part;
import dev.curfew.policy.match.Rulebook;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetRulesTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final Limits LOOSE = new Limits(20 * HOUR, 100 * HOUR, 0, 0);
    private static final Set<String> ADMINISTRATORS = Set.of("admin", "operator");

    @Test
    void presetWithoutDifferenceIsOneRule() {
        assertThat(rules(Preset.PSD2_SCA).everywhere())
                .containsExactly(new Rule(
                        "preset:psd2-sca",
                        Condition.ALWAYS,
                        Effect.builder()
                                .idle(5 * MINUTE)
                                .absolute(8 * HOUR)
                                .reauthentication(Reauthentication.REQUIRED)
                                .build()));
    }

    @Test
    void stigIsShorterForAdministrators() {
        assertThat(rules(Preset.STIG).everywhere())
                .extracting(Rule::name, Rule::when, rule -> rule.effect().idle())
                .containsExactly(
                        tuple("preset:stig", Condition.ALWAYS, 15 * MINUTE),
                        tuple("preset:stig (administrators)", Condition.role("admin", "operator"), 10 * MINUTE));
    }

    @Test
    void warningOfThePresetIsAsked() {
        assertThat(rules(Preset.UK_HMRC).everywhere().get(0).effect().warn()).isEqualTo(2 * MINUTE);
    }

    @Test
    void fedrampHighGivesAdministratorsThreeSessionsAndOthersTwo() {
        assertThat(terms(Preset.FEDRAMP_HIGH, "user").maxSessions()).isEqualTo(2);
        assertThat(terms(Preset.FEDRAMP_HIGH, "operator").maxSessions()).isEqualTo(3);
        assertThat(terms(Preset.FEDRAMP_HIGH, "user", "admin").maxSessions()).isEqualTo(3);
        assertThat(terms(Preset.FEDRAMP_HIGH).maxSessions()).isEqualTo(2);
        assertThat(terms(Preset.FEDRAMP_HIGH, "user").limits().idle()).isEqualTo(15 * MINUTE);
        assertThat(terms(Preset.FEDRAMP_HIGH, "admin").limits().idle()).isEqualTo(10 * MINUTE);
    }

    @ParameterizedTest
    @EnumSource
    void everybodyGetsTheFiguresAndNobodyLooserOnes(Preset preset) {
        assertThat(terms(preset, "user").limits().idle())
                .isEqualTo(Math.min(LOOSE.idle(), preset.users().idle()));
        assertThat(terms(preset, "user").limits().absolute())
                .isEqualTo(Math.min(LOOSE.absolute(), preset.users().absolute()));
        assertThat(terms(preset, "admin").limits().idle())
                .isEqualTo(Math.min(LOOSE.idle(), preset.administrators().idle()));
        assertThat(terms(preset, "admin").limits().absolute())
                .isEqualTo(Math.min(LOOSE.absolute(), preset.administrators().absolute()));
        assertThat(terms(preset, "user").maxSessions()).isEqualTo(preset.users().maxSessions());
        assertThat(terms(preset, "admin").maxSessions())
                .isEqualTo(preset.administrators().maxSessions());
        assertThat(terms(preset, "user").limits().warn())
                .isEqualTo(preset.users().warn());
        assertThat(terms(preset, "user").reauthentication()).isEqualTo(Reauthentication.REQUIRED);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRelaxedIsNotSaidAndAllElseIs(Part relaxed) {
        Effect whole = everybody(Preset.UK_HMRC, Set.of());
        Effect rest = everybody(Preset.UK_HMRC, EnumSet.of(relaxed));

        assertThat(rest.idle()).isEqualTo(relaxed == Part.IDLE ? Limits.NONE : whole.idle());
        assertThat(rest.absolute()).isEqualTo(relaxed == Part.ABSOLUTE ? Limits.NONE : whole.absolute());
        assertThat(rest.warn()).isEqualTo(relaxed == Part.WARN ? 0 : whole.warn());
        assertThat(rest.reauthentication())
                .isEqualTo(relaxed == Part.REAUTHENTICATION ? null : whole.reauthentication());
    }

    @Test
    void relaxedSessionsAreNotCountedUnderARuleForAdministratorsAlone() {
        Condition administrators = Condition.role("admin");
        PresetRules counting = new PresetRules(Preset.FEDRAMP_HIGH, Set.of(), ADMINISTRATORS);
        PresetRules relaxed = new PresetRules(Preset.FEDRAMP_HIGH, Set.of(Part.MAX_SESSIONS), ADMINISTRATORS);

        assertThat(counting.under(administrators, "a").get(0).effect().maxSessions())
                .isEqualTo(3);
        assertThat(relaxed.under(administrators, "a").get(0).effect().maxSessions())
                .isEqualTo(Effect.UNLIMITED);
    }

    @Test
    void relaxedSessionsAreNotCountedForUsersAndStillForAdministrators() {
        PresetRules rules = new PresetRules(Preset.FEDRAMP_HIGH, Set.of(Part.MAX_SESSIONS), ADMINISTRATORS);

        assertThat(termsFor(rules.everywhere(), "user").maxSessions()).isEqualTo(Effect.UNLIMITED);
        assertThat(termsFor(rules.everywhere(), "admin").maxSessions()).isEqualTo(3);
    }

    @Test
    void deviationForEverybodyIsNoneForAdministrators() {
        PresetRules rules = new PresetRules(Preset.STIG, Set.of(Part.IDLE), ADMINISTRATORS);

        assertThat(termsFor(rules.everywhere(), "user").limits().idle()).isEqualTo(LOOSE.idle());
        assertThat(termsFor(rules.everywhere(), "admin").limits().idle()).isEqualTo(10 * MINUTE);
    }

    @Test
    void underARuleForAdministratorsTheirFiguresAreTheOnlyOnes() {
        PresetRules rules = new PresetRules(Preset.FEDRAMP_HIGH, Set.of(Part.IDLE), ADMINISTRATORS);
        Condition when = Condition.role("admin");

        assertThat(rules.figures(when)).isEqualTo(Preset.FEDRAMP_HIGH.administrators());
        assertThat(rules.under(when, "them"))
                .containsExactly(new Rule(
                        "preset:fedramp-high of them",
                        when,
                        Effect.builder()
                                .absolute(12 * HOUR)
                                .reauthentication(Reauthentication.REQUIRED)
                                .maxSessions(3)
                                .build()));
    }

    @Test
    void underARuleForSomeAdministratorsAndOthersEachHasTheirFigures() {
        Condition when = Condition.role("admin", "clerk");
        List<Rule> rules = rules(Preset.STIG).under(when, "desk");

        assertThat(rules(Preset.STIG).figures(when)).isEqualTo(Preset.STIG.users());
        assertThat(rules)
                .extracting(Rule::name, rule -> rule.when().roles())
                .containsExactly(
                        tuple("preset:stig of desk", Set.of("admin", "clerk")),
                        tuple("preset:stig (administrators) of desk", Set.of("admin")));
    }

    @Test
    void underARuleForNoAdministratorTheirFiguresAreLeftOut() {
        assertThat(rules(Preset.STIG).under(Condition.role("clerk"), "desk"))
                .extracting(Rule::name)
                .containsExactly("preset:stig of desk");
    }

    @Test
    void underARuleAboutRequestsOnlyLimitsAreLeft() {
        Condition when = Condition.path("/bank/**");

        assertThat(rules(Preset.FEDRAMP_HIGH).under(when, "bank"))
                .containsExactly(
                        new Rule(
                                "preset:fedramp-high of bank",
                                when,
                                Effect.builder()
                                        .idle(15 * MINUTE)
                                        .absolute(12 * HOUR)
                                        .build()),
                        new Rule(
                                "preset:fedramp-high (administrators) of bank",
                                when.roles(ADMINISTRATORS),
                                Effect.builder().idle(10 * MINUTE).build()));
    }

    @Test
    void somebodyIsAnAdministrator() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PresetRules(Preset.STIG, Set.of(), Set.of()))
                .withMessageStartingWith("administratorRoles: none");
    }

    private static PresetRules rules(Preset preset) {
        return new PresetRules(preset, Set.of(), ADMINISTRATORS);
    }

    private static Effect everybody(Preset preset, Set<Part> relaxed) {
        return new PresetRules(preset, relaxed, ADMINISTRATORS)
                .everywhere()
                .get(0)
                .effect();
    }

    private static Terms terms(Preset preset, String... roles) {
        return termsFor(rules(preset).everywhere(), roles);
    }

    private static Terms termsFor(List<Rule> rules, String... roles) {
        return Rulebook.compile(new Policy(LOOSE, Reauthentication.SSO, rules), "", 1)
                .termsFor(new Caller() {
                    @Override
                    public String name() {
                        return "alice";
                    }

                    @Override
                    public Set<String> roles() {
                        return Set.of(roles);
                    }
                });
    }
}
