package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ access: authenticated }                              | MISSING_SETTING     | rules[0].name",
                "{ name: '', access: authenticated }                    | MISSING_SETTING     | rules[0].name",
                "{ name: [a], access: authenticated }                   | WRONG_TYPE          | rules[0].name",
                "{ name: a }                                            | RULE_WITHOUT_EFFECT | rules[0]",
                "{ name: a, when: { path: /a } }                        | RULE_WITHOUT_EFFECT | rules[0]",
                "{ name: a, access: public }                            | EVERYTHING_PUBLIC   | rules[0].access",
                "{ name: a, access: public, when: { path: /** } }       | EVERYTHING_PUBLIC   | rules[0].access",
                "{ name: a, access: public, when: { path: [/a, /**/*] } } | EVERYTHING_PUBLIC | rules[0].access",
                "{ name: a, access: public, when: { path: /*/** } }     | EVERYTHING_PUBLIC   | rules[0].access",
                "{ name: a, access: public, when: }                     | MISSING_SETTING     | rules[0].when",
                "{ name: a, access: public, when: {} }                  | MISSING_SETTING     | rules[0].when",
                "{ name: a, access: public, when: /a }                  | WRONG_TYPE          | rules[0].when",
                "{ name: a, access: public, when: { path: [] } }        | MISSING_SETTING     | rules[0].when.path",
                "{ name: a, access: public, when: { path: a/** } }      | INVALID_PATH        | rules[0].when.path",
                "{ name: a, access: public, when: { path: [/a, /a//b] } } | INVALID_PATH      | rules[0].when.path[1]",
                "{ name: a, access: public, when: { path: /a/.. } }     | INVALID_PATH        | rules[0].when.path",
                "{ name: a, access: public, when: { path: /a** } }      | INVALID_PATH        | rules[0].when.path",
                "{ name: a, access: public, when: { path: '/a;b' } }    | INVALID_PATH        | rules[0].when.path",
                "{ name: a, access: public, when: { path: /a%20b } }    | INVALID_PATH        | rules[0].when.path",
                "{ name: a, access: public, when: { method: get } }     | UNKNOWN_VALUE       | rules[0].when.method",
                "{ name: a, access: public, when: { method: [GET, GTE] } } | UNKNOWN_VALUE    | rules[0].when.method[1]",
                "{ name: a, access: publik }                            | UNKNOWN_VALUE       | rules[0].access",
                "{ name: a, activity: no }                              | UNKNOWN_VALUE       | rules[0].activity",
                "{ name: a, acces: public }                             | UNKNOWN_SETTING     | rules[0].acces",
                "{ name: a, access: public, path: /a }                  | MISPLACED_SETTING   | rules[0].path",
                "{ name: a, access: public, when: { activity: count } } | MISPLACED_SETTING   | rules[0].when.activity",
                "{ name: a, role: admin }                               | MISPLACED_SETTING   | rules[0].role",
                "just text                                              | WRONG_TYPE          | rules[0]"
            })
    void faultIsTheOnlyOne(String rule, FaultCode code, String setting) {
        assertThat(Parsing.faults(Parsing.LEAST + "rules:\n  - " + rule + "\n"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.setting()).isEqualTo(setting);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ name: a, access: authenticated }",
                "{ name: a, activity: ignore }",
                "{ name: a, access: public, when: { method: OPTIONS } }",
                "{ name: a, access: public, when: { path: /**, method: [OPTIONS] } }",
                "{ name: a, access: public, when: { path: /* } }",
                "{ name: a, access: public, when: { path: /**/*/* } }",
                "{ name: a, access: public, when: { path: /**/x } }",
                "{ name: a, access: public, when: { path: / } }"
            })
    void ruleIsTaken(String rule) {
        assertThat(Parsing.settings(Parsing.LEAST + "rules:\n  - " + rule + "\n")
                        .policy()
                        .rules())
                .hasSize(1);
    }

    @Test
    void emptyListHasNoRules() {
        assertThat(Parsing.settings(Parsing.LEAST + "rules: []").policy().rules())
                .isEmpty();
    }

    @Test
    void namesAreUnique() {
        assertThat(
                        Parsing.faults(
                                Parsing.LEAST
                                        + "rules: [{ name: a, access: authenticated }, { name: b, activity: count }, { name: a, activity: ignore }]"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString())
                        .startsWith("config-duplicate-rule curfew.yaml:7:83, rules[2].name: a (expected: "));
    }

    @Test
    void nameHasAtMostSixtyFourCharacters() {
        String longest = "n".repeat(64);
        assertThat(Parsing.settings(Parsing.LEAST + "rules: [{ name: " + longest + ", activity: count }]")
                        .policy()
                        .rules()
                        .get(0)
                        .name())
                .isEqualTo(longest);
        assertThat(Parsing.faults(Parsing.LEAST + "rules: [{ name: " + longest + "n, activity: count }]"))
                .singleElement()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.INVALID_TEXT);
    }

    @Test
    void rulesAreAList() {
        assertThat(Parsing.faults(Parsing.LEAST + "rules: { name: a }"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString())
                        .startsWith(
                                "config-wrong-type curfew.yaml:7:8, rules: a section (expected: a list of sections)"));
    }
}
