package dev.curfew.config;

import static dev.curfew.config.Parsing.LEAST;
import static dev.curfew.config.Parsing.OIDC;
import static dev.curfew.config.Parsing.TIMEOUTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n", "~", "null", "{}", "''"})
    void emptyFileIsOneFault(String text) {
        assertThat(Parsing.faults(text)).extracting(Fault::code).containsExactly(FaultCode.FILE_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- oidc", "oidc", "42"})
    void otherThanSectionsIsOneFault(String text) {
        assertThat(Parsing.faults(text)).extracting(Fault::code).containsExactly(FaultCode.WRONG_TYPE);
    }

    @Test
    void absentSectionLacksWhatItMustHold() {
        assertThat(Parsing.faults("cookie: { secure: true }"))
                .extracting(Fault::setting, Fault::code)
                .containsExactly(
                        tuple("oidc.issuer", FaultCode.MISSING_SETTING),
                        tuple("oidc.client-id", FaultCode.MISSING_SETTING),
                        tuple("timeouts.idle", FaultCode.MISSING_SETTING),
                        tuple("timeouts.absolute", FaultCode.MISSING_SETTING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oidc:                | MISSING_SETTING",
                "oidc: {}             | MISSING_SETTING",
                "oidc: ~              | MISSING_SETTING",
                "oidc: text           | WRONG_TYPE",
                "oidc: [a]            | WRONG_TYPE",
                "oicd: { issuer: a }  | UNKNOWN_SETTING",
                "OIDC: { issuer: a }  | UNKNOWN_SETTING"
            })
    void brokenSectionIsOneFaultAndNoMore(String section, FaultCode code) {
        assertThat(Parsing.faults(section + "\n" + TIMEOUTS))
                .extracting(Fault::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sesion: {}               | remove it or correct its name",
                "timeouts_idle: 1         | did you mean timeouts?",
                "timout: {}               | did you mean timeouts?",
                "cokie: {}                | did you mean cookie?",
                "secur: true              | did you mean cookie.secure?",
                "nmae: a                  | did you mean rules[].name or cookie.name?",
                "'': a                    | remove it or correct its name",
                "[a]: b                   | remove it or correct its name",
                "a b: c                   | write a key, a colon, a blank and the value"
            })
    void unknownKeyGetsTheNearestWord(String line, String remedy) {
        assertThat(Parsing.faults(LEAST + line + "\n")).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.UNKNOWN_SETTING);
            assertThat(fault.remedy()).isEqualTo(remedy);
            assertThat(fault.position()).hasToString("curfew.yaml:7:1");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer: a                | oidc.issuer               | move it below oidc",
                "name: a                  | rules[].name or cookie.name | move it below rules[]",
                "path: a                  | rules[].when.path         | move it below rules[].when",
                "timeouts.warn: 2m        | timeouts.warn             | move it below timeouts"
            })
    void misplacedKeyIsToldItsPlace(String line, String place, String remedy) {
        assertThat(Parsing.faults(LEAST + line + "\n")).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.MISPLACED_SETTING);
            assertThat(fault.expected()).isEqualTo(place);
            assertThat(fault.remedy()).isEqualTo(remedy);
        });
    }

    @Test
    void misplacedSectionIsNotMissing() {
        assertThat(Parsing.faults(OIDC + "  timeouts:\n    idle: 15m\n    absolute: 8h\n"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.MISPLACED_SETTING);
                    assertThat(fault.remedy()).isEqualTo("move it to the left margin");
                });
    }

    @Test
    void misplacedSettingIsNotMissingWhereverItStands() {
        assertThat(Parsing.faults(OIDC + "  idle: 15m\ntimeouts:\n  absolute: 8h\n  client-id: b\n"))
                .extracting(Fault::setting, Fault::code)
                .containsExactly(
                        tuple("oidc.idle", FaultCode.MISPLACED_SETTING),
                        tuple("timeouts.client-id", FaultCode.MISPLACED_SETTING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidc: { issuer: https://other.example, client-id: b }", "timeouts: [a, b]"})
    void secondSectionIsADuplicate(String again) {
        assertThat(Parsing.faults(LEAST + again)).extracting(Fault::code).containsExactly(FaultCode.DUPLICATE_SETTING);
    }

    @Test
    void everyCopyOfAKeyIsADuplicate() {
        assertThat(Parsing.faults(OIDC + "timeouts:\n  idle: 15m\n  idle: x\n  absolute: 8h\n  idle: 15m\n"))
                .extracting(fault -> fault.position().line(), Fault::code, Fault::remedy)
                .containsExactly(
                        tuple(6, FaultCode.DUPLICATE_SETTING, "remove one: it is on line 5 already"),
                        tuple(8, FaultCode.DUPLICATE_SETTING, "remove one: it is on line 5 already"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idle: [15m]      | WRONG_TYPE      | a list",
                "idle: { a: 15m } | WRONG_TYPE      | a section",
                "idle:            | MISSING_SETTING | nothing",
                "idle: ''         | MISSING_SETTING | nothing",
                "idle: Null       | MISSING_SETTING | nothing"
            })
    void otherThanAValueIsNamed(String line, FaultCode code, String found) {
        assertThat(Parsing.faults(OIDC + "timeouts:\n  absolute: 8h\n  " + line + "\n"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.found()).isEqualTo(found);
                    assertThat(fault.position().line()).isEqualTo(6);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: *x                    | 2 | an alias (*)",
                "client-id: &x a          | 2 | an anchor (&)",
                "client-id: !!str a       | 2 | a tag (!)",
                "client-id: !secret a     | 2 | a tag (!)"
            })
    void yamlThatHidesValuesIsRefused(String line, int lineNumber, String found) {
        String text = "oidc:\n  " + line + "\n  issuer: https://a.example\n" + TIMEOUTS;
        assertThat(Parsing.faults(text))
                .filteredOn(fault -> fault.code() == FaultCode.YAML_FEATURE)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.position().line()).isEqualTo(lineNumber);
                    assertThat(fault.found()).isEqualTo(found);
                });
    }

    @Test
    void mergesMakeNoFurtherNoise() {
        assertThat(Parsing.faults(OIDC + "timeouts: &t\n  idle: 15m\n  absolute: 8h\ncookie:\n  <<: *t\n  name: [a]\n"))
                .extracting(fault -> fault.position().line(), Fault::code)
                .containsExactly(
                        tuple(4, FaultCode.YAML_FEATURE),
                        tuple(8, FaultCode.YAML_FEATURE),
                        tuple(9, FaultCode.WRONG_TYPE));
    }

    @Test
    void secondDocumentIsRefused() {
        assertThat(Parsing.faults(LEAST + "---\n" + LEAST)).singleElement().satisfies(fault -> assertThat(fault.found())
                .isEqualTo("a second document"));
    }

    @Test
    void recursionAndLaughterEnd() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(Parsing.faults(laughs.toString())).hasSizeGreaterThan(60);
        assertThat(Parsing.faults("oidc: &o { oidc: *o }\nrules: &r [ *r ]\n")).isNotEmpty();
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(Parsing.faults(LEAST + "rules: " + "[".repeat(100_000)))
                .extracting(Fault::code, Fault::found)
                .containsExactly(tuple(FaultCode.YAML_FEATURE, "more than 20 levels"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: b: c                  | 7 | 5",
                "\"a: b                   | 8 | 1",
                "a: [b, c                 | 8 | 1",
                "a: @b                    | 7 | 4",
                "\"a\\q\": b              | 7 | 4",
                "just text                | 8 | 1"
            })
    void syntaxErrorHasAPlace(String line, int lineNumber, int column) {
        assertThat(Parsing.faults(LEAST + line + "\n")).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.YAML_SYNTAX);
            assertThat(fault.position()).isEqualTo(new Position(Parsing.FILE, lineNumber, column));
        });
    }

    @Test
    void tabsAndControlCharactersHaveAPlace() {
        List<Fault> tab = Parsing.faults("oidc:\n\tissuer: a\n");
        assertThat(tab).singleElement().satisfies(fault -> assertThat(fault.remedy())
                .startsWith("indent with blanks"));
        assertThat(Parsing.faults(LEAST + "cookie: { name: a\u0007b }"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString())
                        .startsWith("config-yaml-syntax curfew.yaml:7:18, file: a control character"));
    }

    @Test
    void windowsLineEndsCountOnce() {
        assertThat(Parsing.faults((LEAST + "stor: {}\n").replace("\n", "\r\n")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.position()).hasToString("curfew.yaml:7:1"));
    }

    @Test
    void faultsComeInTheOrderOfTheFile() {
        List<Fault> faults = Parsing.faults(
                "cookie: { name: 'a b', secure: 2 }\nstore: { capacity: 0 }\ntimeouts: { idle: 1, absolute: 2 }\noidc: { client-id: a, x: y }\n");

        assertThat(faults)
                .extracting(fault -> fault.position().line(), fault -> fault.position()
                        .column())
                .containsExactly(
                        tuple(1, 17),
                        tuple(1, 32),
                        tuple(2, 20),
                        tuple(3, 19),
                        tuple(3, 32),
                        tuple(4, 1),
                        tuple(4, 23));
    }

    @Test
    void everyFaultIsOneLine() {
        ConfigurationException failure = Parsing.failure(
                LEAST + "cookie: { name: \"a\\nconfig-forged\\u2028\\u202Ex\\u0085\", \"b\\n\": c }\nstore: { type: \""
                        + "x".repeat(500) + "\" }");

        assertThat(failure.toString().lines()).hasSize(1 + failure.faults().size());
        assertThat(failure.toString()).doesNotContain("\u2028", "\u202E", "\u0085", "x".repeat(121));
    }
}
