package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.curfew.policy.Caller;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Preset;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Terms;
import dev.curfew.policy.match.Rulebook;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A preset is a floor: what is looser is a fault, unless there is a reason. */
class PresetReadingTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    @ParameterizedTest
    @EnumSource
    void everyPresetAloneIsEnoughAndGivesItsLimits(Preset preset) {
        Settings settings = timeouts("preset: " + preset.word());

        assertThat(settings.policy().limits().idle()).isEqualTo(preset.users().idle());
        assertThat(settings.policy().limits().absolute())
                .isEqualTo(preset.users().absolute());
        assertThat(settings.policy().limits().warn()).isEqualTo(2 * MINUTE);
        assertThat(settings.baseline()).isEqualTo(new Baseline(preset, List.of()));
        assertThat(settings.inForce()).contains(", preset " + preset.word() + ";");
    }

    @Test
    void presetIsTightenedAndItsRulesStay() {
        Policy policy = timeouts("preset: stig, idle: 5m").policy();

        assertThat(policy.limits().idle()).isEqualTo(5 * MINUTE);
        assertThat(policy.limits().absolute()).isEqualTo(8 * HOUR);
        assertThat(policy.rules())
                .extracting(Rule::name)
                .containsExactly("preset:stig", "preset:stig (administrators)");
    }

    @Test
    void shorterAbsoluteShortensTheIdleOfThePreset() {
        assertThat(timeouts("preset: nist-aal2, absolute: 30m")
                        .policy()
                        .limits()
                        .idle())
                .isEqualTo(30 * MINUTE);
        assertThat(timeouts("preset: nist-aal1, absolute: 30m")
                        .policy()
                        .limits()
                        .idle())
                .isEqualTo(Limits.NONE);
    }

    @Test
    void administratorsAreWhoeverTheFileCallsSo() {
        assertThat(terms(timeouts("preset: stig"), "admin").limits().idle()).isEqualTo(10 * MINUTE);
        assertThat(terms(timeouts("preset: stig"), "root").limits().idle()).isEqualTo(15 * MINUTE);
        Settings named = timeouts("preset: stig, administrator-roles: [root, operator]");
        assertThat(terms(named, "admin").limits().idle()).isEqualTo(15 * MINUTE);
        assertThat(terms(named, "root").limits().idle()).isEqualTo(10 * MINUTE);
        assertThat(terms(named, "operator").limits().idle()).isEqualTo(10 * MINUTE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stig          | idle: 900001ms        | idle             | write at most 15m, as stig asks, or say in deviation why not",
                "stig          | idle: none            | idle             | write at most 15m, as stig asks, or say in deviation why not",
                "stig          | absolute: 28800001ms  | absolute         | write at most 8h, as stig asks, or say in deviation why not",
                "nist-aal1     | absolute: none        | absolute         | write at most 30d, as nist-aal1 asks, or say in deviation why not",
                "uk-hmrc       | warn: 119999ms        | warn             | write at least 2m, as uk-hmrc asks, or say in deviation why not",
                "uk-hmrc       | warn: none            | warn             | write at least 2m, as uk-hmrc asks, or say in deviation why not",
                "owasp-asvs-l2 | reauthentication: sso | reauthentication | write required, as owasp-asvs-l2 asks, or say in deviation why not"
            })
    void looserValueIsAFault(String preset, String value, String setting, String remedy) {
        String text = text("preset: " + preset + ", idle: 10m, absolute: 1h, " + value);
        String single = value.startsWith("idle")
                ? text.replace("idle: 10m, absolute: 1h, ", "")
                : value.startsWith("absolute") ? text.replace("absolute: 1h, ", "") : text;

        assertThat(Parsing.faults(single)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.LOOSER_THAN_PRESET);
            assertThat(fault.setting()).isEqualTo("timeouts." + setting);
            assertThat(fault.remedy()).isEqualTo(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stig          | idle: 15m",
                "stig          | absolute: 8h",
                "stig          | warn: none",
                "uk-hmrc       | warn: 2m",
                "uk-hmrc       | warn: 3m",
                "nist-aal1     | idle: none",
                "owasp-asvs-l2 | reauthentication: required"
            })
    void valueAsStrictAsThePresetIsTaken(String preset, String value) {
        assertThat(timeouts("preset: " + preset + ", " + value)).isNotNull();
    }

    @Test
    void deviationRelaxesWhatDeviatesAndNothingElse() {
        Settings settings = timeouts("preset: stig, idle: 30m, reauthentication: sso, deviation: locked rooms");

        assertThat(settings.policy().limits().idle()).isEqualTo(30 * MINUTE);
        assertThat(settings.policy().rules().get(0))
                .isEqualTo(new Rule(
                        "preset:stig",
                        Condition.ALWAYS,
                        Effect.builder().absolute(8 * HOUR).build()));
        assertThat(terms(settings, "clerk").limits().idle()).isEqualTo(30 * MINUTE);
        assertThat(terms(settings, "clerk").limits().absolute()).isEqualTo(8 * HOUR);
        assertThat(terms(settings, "clerk").reauthentication()).isEqualTo(Reauthentication.SSO);
        assertThat(terms(settings, "admin").limits().idle()).isEqualTo(10 * MINUTE);
        assertThat(settings.baseline().deviations())
                .containsExactly(
                        new Deviation("timeouts.idle", "", Preset.STIG, "30m", "15m", "locked rooms"),
                        new Deviation("timeouts.reauthentication", "", Preset.STIG, "sso", "required", "locked rooms"));
        assertThat(settings.inForce())
                .startsWith("idle 30m, absolute 8h, warn 2m, resume-within 10m, reauthentication sso, preset stig,"
                        + " deviations: timeouts.idle 30m instead of 15m of stig: locked rooms;"
                        + " timeouts.reauthentication sso instead of required of stig: locked rooms;"
                        + " a session-timeout in web.xml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idle: 5m, absolute: 8h, deviation: why | remove it, or name the preset that this section deviates from",
                "preset: stig, deviation: why           | remove it: nothing in this section is looser than the preset",
                "preset: stig, idle: 15m, deviation: why | remove it: nothing in this section is looser than the preset"
            })
    void reasonWithoutDeviationIsAFault(String section, String remedy) {
        assertThat(Parsing.faults(text(section))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.NEEDLESS_DEVIATION);
            assertThat(fault.setting()).isEqualTo("timeouts.deviation");
            assertThat(fault.remedy()).isEqualTo(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preset: stigg, deviation: why             | UNKNOWN_VALUE   | timeouts.preset",
                "preset: stigg                             | UNKNOWN_VALUE   | timeouts.preset",
                "preset: strict                            | UNKNOWN_VALUE   | timeouts.preset",
                "preset: [stig]                            | WRONG_TYPE      | timeouts.preset",
                "preset: stig, idle: 30, deviation: why    | MISSING_UNIT    | timeouts.idle",
                "preset: stig, idle: 30m, deviation: ''    | MISSING_SETTING | timeouts.deviation",
                "preset: stig, administrator-roles: []     | MISSING_SETTING | timeouts.administrator-roles",
                "preset: stig, administrator-roles: 'role:a' | INVALID_TEXT  | timeouts.administrator-roles"
            })
    void otherFaultMakesNoNoise(String section, FaultCode code, String setting) {
        String text = text(section).replace("''", "\"\"");
        assertThat(Parsing.faults(text))
                .filteredOn(fault -> fault.code() != FaultCode.LOOSER_THAN_PRESET)
                .extracting(Fault::code, Fault::setting)
                .containsExactly(tuple(code, setting));
    }

    @Test
    void presetsAreNamedToWhoeverMeansNone() {
        assertThat(Parsing.faults(text("preset: strict")).get(0).remedy())
                .isEqualTo("write " + String.join(" or ", Preset.words()));
    }

    @Test
    void reasonHasAtMostFiveHundredCharacters() {
        String longest = "r".repeat(500);
        assertThat(timeouts("preset: stig, idle: 30m, deviation: " + longest).inForce())
                .contains(longest);
        assertThat(Parsing.faults(text("preset: stig, idle: 30m, deviation: " + longest + "r")))
                .extracting(Fault::code)
                .contains(FaultCode.INVALID_TEXT);
    }

    @Test
    void limitsOfAPresetContradictAsWrittenOnesDo() {
        assertThat(Parsing.faults(text("preset: stig, idle: 9h, deviation: why")))
                .extracting(Fault::code, Fault::setting)
                .containsExactly(tuple(FaultCode.CONTRADICTION, "timeouts.idle"));
        assertThat(Parsing.faults(text("preset: stig, warn: 15m")))
                .extracting(Fault::code, Fault::setting)
                .containsExactly(tuple(FaultCode.CONTRADICTION, "timeouts.warn"));
    }

    @Test
    void presetOfARuleHoldsWhereTheRuleDoes() {
        Settings settings = rule("{ name: a, when: { role: teller }, preset: psd2-sca }");

        assertThat(settings.policy().rules()).extracting(Rule::name).containsExactly("a", "preset:psd2-sca of a");
        assertThat(terms(settings, "teller").limits().idle()).isEqualTo(5 * MINUTE);
        assertThat(terms(settings, "clerk").limits().idle()).isEqualTo(15 * MINUTE);
        assertThat(settings.baseline()).isEqualTo(new Baseline(null, List.of()));
    }

    @Test
    void deviationOfARuleHoldsAgainstItsOwnPreset() {
        Settings settings = rule("{ name: a, when: { role: teller }, preset: psd2-sca, idle: 7m, deviation: readers }");

        assertThat(terms(settings, "teller").limits().idle()).isEqualTo(7 * MINUTE);
        assertThat(settings.baseline().deviations())
                .containsExactly(new Deviation("rules[0].idle", "a", Preset.PSD2_SCA, "7m", "5m", "readers"));
        assertThat(settings.inForce())
                .contains(", deviations: rules[0].idle (a) 7m instead of 5m of psd2-sca: readers; a session-timeout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preset: psd2-sca, idle: 300001ms           | idle             | write at most 5m, as psd2-sca asks, or say in deviation why not",
                "preset: psd2-sca, absolute: none           | absolute         | write at most 8h, as psd2-sca asks, or say in deviation why not",
                "preset: uk-hmrc, warn: 119s                | warn             | write at least 2m, as uk-hmrc asks, or say in deviation why not",
                "preset: uk-hmrc, reauthentication: sso     | reauthentication | write required, as uk-hmrc asks, or say in deviation why not",
                "preset: fedramp-high, max-sessions: 3      | max-sessions     | write at most 2, as fedramp-high asks, or say in deviation why not",
                "when: { role: admin }, preset: fedramp-high, max-sessions: 4 | max-sessions | write at most 3, as fedramp-high asks, or say in deviation why not",
                "when: { role: admin }, preset: stig, idle: 11m | idle         | write at most 10m, as stig asks, or say in deviation why not"
            })
    void ruleLooserThanItsOwnPresetIsAFault(String part, String setting, String remedy) {
        assertThat(Parsing.faults(Parsing.LEAST + "rules: [{ name: a, " + part + " }]"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.LOOSER_THAN_PRESET);
                    assertThat(fault.setting()).isEqualTo("rules[0]." + setting);
                    assertThat(fault.remedy()).isEqualTo(remedy);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stig         | idle: 900001ms                       | idle",
                "stig         | when: { role: admin }, idle: 600001ms | idle",
                "stig         | when: { path: /a }, idle: 900001ms   | idle",
                "stig         | absolute: 28800001ms                 | absolute",
                "fedramp-high | max-sessions: 3                      | max-sessions",
                "fedramp-high | when: { role: admin }, max-sessions: 4 | max-sessions"
            })
    void ruleLooserThanThePresetOfTimeoutsIsAFault(String preset, String part, String setting) {
        String text = text("preset: " + preset) + "rules: [{ name: a, " + part + " }]";

        assertThat(Parsing.faults(text)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.LOOSER_THAN_PRESET);
            assertThat(fault.setting()).isEqualTo("rules[0]." + setting);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stig         | idle: 15m",
                "stig         | when: { role: admin }, idle: 10m",
                "stig         | when: { role: [admin, clerk] }, idle: 15m",
                "fedramp-high | max-sessions: 2",
                "fedramp-high | when: { role: admin }, max-sessions: 3",
                "stig         | max-sessions: 1000"
            })
    void ruleAsStrictAsThePresetOfTimeoutsIsTaken(String preset, String part) {
        assertThat(Parsing.settings(text("preset: " + preset) + "rules: [{ name: a, " + part + " }]"))
                .isNotNull();
    }

    @Test
    void ruleWithAReasonIsTakenAndStillCannotLoosenTimeouts() {
        LoadedConfiguration loaded = Parsing.reading(text("preset: stig")
                + "rules:\n  - { name: kiosk, when: { role: kiosk }, idle: 30m, deviation: locked }\n");

        assertThat(terms(loaded.settings(), "kiosk").limits().idle()).isEqualTo(15 * MINUTE);
        assertThat(loaded.settings().baseline().deviations())
                .containsExactly(new Deviation("rules[0].idle", "kiosk", Preset.STIG, "30m", "15m", "locked"));
        assertThat(loaded.warnings())
                .extracting(Warning::code, Warning::setting)
                .containsExactly(tuple(WarningCode.NEVER_WINS, "rules[0].idle"));
    }

    @Test
    void ruleMayUseTheRoomThatTimeoutsHaveMade() {
        LoadedConfiguration loaded = Parsing.reading(text("preset: stig, idle: 30m, deviation: locked")
                + "rules:\n  - { name: kiosk, when: { role: kiosk }, idle: 20m }\n");

        assertThat(terms(loaded.settings(), "kiosk").limits().idle()).isEqualTo(20 * MINUTE);
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void roomThatTimeoutsHaveMadeIsNotForAdministrators() {
        String timeouts = text("preset: stig, idle: 30m, absolute: 10h, deviation: locked");

        assertThat(Parsing.faults(timeouts + "rules: [{ name: a, when: { role: admin }, idle: 601s }]"))
                .extracting(Fault::code)
                .containsExactly(FaultCode.LOOSER_THAN_PRESET);
        assertThat(Parsing.settings(timeouts + "rules: [{ name: a, when: { role: admin }, idle: 600s, absolute: 9h }]"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ name: a, idle: 5m, deviation: why }",
                "{ name: a, when: { role: r }, preset: stig, deviation: why }",
                "{ name: a, when: { role: r }, preset: stig, idle: 5m, deviation: why }"
            })
    void reasonWithoutDeviationInARuleIsAFault(String rule) {
        assertThat(Parsing.faults(Parsing.LEAST + "rules: [" + rule + "]"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.NEEDLESS_DEVIATION);
                    assertThat(fault.setting()).isEqualTo("rules[0].deviation");
                });
    }

    private static String text(String timeouts) {
        return Parsing.OIDC + "timeouts: { " + timeouts + " }\n";
    }

    private static Settings timeouts(String timeouts) {
        return Parsing.settings(text(timeouts));
    }

    private static Settings rule(String rule) {
        return Parsing.settings(Parsing.LEAST + "rules: [" + rule + "]");
    }

    private static Terms terms(Settings settings, String role) {
        return Rulebook.compile(settings.policy(), "", 1).termsFor(new Caller() {
            @Override
            public String name() {
                return "alice";
            }

            @Override
            public Set<String> roles() {
                return Set.of(role);
            }
        });
    }
}
