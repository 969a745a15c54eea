package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarningsTest {

    @Test
    void warningsComeInTheOrderOfTheFileWithTheirPlaces() {
        assertThat(Parsing.reading(
                                """
                                rules:
                                  - name: trainees
                                    when: { role: trainee }
                                    idle: 30m
                                    max-sessions: 1
                                  - name: payments
                                    when:
                                      context: /bank
                                      path: [/bank/payments/**, /payments/**]
                                    absolute: 9h
                                    acr: gold
                                  - name: hr
                                    when: { context: /bank }
                                    acr: [silver]
                                    max-sessions: 2
                                timeouts:
                                  idle: 15m
                                  absolute: none
                                  warn: none
                                oidc:
                                  issuer: https://sso.example.com/realms/shop
                                  client-id: shop
                                """)
                        .warningsAt(""))
                .extracting(Warning::code, Warning::setting, Warning::found, warning -> warning.position()
                        .toString())
                .containsExactly(
                        tuple(WarningCode.NEVER_WINS, "rules[0].idle", "30m", "curfew.yaml:4:11"),
                        tuple(WarningCode.NEVER_MATCHES, "rules[1].when.path[1]", "/payments/**", "curfew.yaml:9:33"),
                        tuple(WarningCode.NO_COMMON_ACR, "rules[2].acr", "a list", "curfew.yaml:14:10"),
                        tuple(WarningCode.NOT_AT_HOST, "rules[2].max-sessions", "2", "curfew.yaml:15:19"),
                        tuple(WarningCode.NO_ABSOLUTE, "timeouts.absolute", "none", "curfew.yaml:18:13"),
                        tuple(WarningCode.NO_WARNING, "timeouts.warn", "none", "curfew.yaml:19:9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idle: 900001ms                  | idle                 | at most 15m, which holds anyway",
                "idle: none                      | idle                 | at most 15m, which holds anyway",
                "absolute: 28800001ms            | absolute             | at most 8h, which holds anyway",
                "warn: 119s                      | warn                 | at least 2m, which holds anyway",
                "warn: none                      | warn                 | at least 2m, which holds anyway",
                "resume-within: 600001ms         | resume-within        | at most 10m, which holds anyway",
                "reauthentication: sso           | reauthentication     | required, which holds anyway",
                "reauthenticate-after: 28800001ms | reauthenticate-after | at most 8h, which holds anyway",
                "access: public                  | access               | authenticated or role:NAME in a rule about users"
            })
    void valueThatIsLooserThanTimeoutsNeverWins(String part, String setting, String expected) {
        assertThat(rule("when: { role: r }, " + part)).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(WarningCode.NEVER_WINS);
            assertThat(warning.setting()).isEqualTo("rules[0]." + setting);
            assertThat(warning.expected()).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle: 15m",
                "absolute: 8h",
                "absolute: 5m",
                "warn: 2m",
                "resume-within: 10m",
                "resume-within: none",
                "reauthentication: required",
                "reauthenticate-after: 8h",
                "max-sessions: 1000000",
                "access: role:r",
                "activity: count"
            })
    void valueAsStrictAsTimeoutsIsNoWarning(String part) {
        assertThat(rule("when: { role: r }, " + part)).isEmpty();
    }

    @Test
    void silentReturnIsNoWarningWhereItHoldsAnyway() {
        assertThat(Parsing.reading(
                                Parsing.LEAST + "  reauthentication: sso\nrules: [{ name: a, reauthentication: sso }]")
                        .warnings())
                .isEmpty();
    }

    @Test
    void idleLongerThanTheAbsoluteTimeoutNeverWins() {
        assertThat(Parsing.reading(Parsing.OIDC
                                + "timeouts: { idle: none, absolute: 1h }\nrules: [{ name: a, idle: 3600001ms }]")
                        .warnings())
                .extracting(Warning::code, Warning::expected)
                .containsExactly(tuple(WarningCode.NEVER_WINS, "at most 1h, which holds anyway"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role: admin          | 601s | 1",
                "role: admin          | 600s | 0",
                "role: [admin, clerk] | 601s | 0",
                "role: clerk          | 900s | 0",
                "user: jo             | 900s | 0"
            })
    void administratorsAreMeasuredByTheirOwnFigures(String when, String idle, int warnings) {
        String text = Parsing.OIDC + "timeouts: { preset: stig }\nrules: [{ name: a, when: { " + when + " }, idle: "
                + idle + ", deviation: why }, { name: b, idle: 16m, deviation: why }]";
        String kept = warnings == 0 ? text.replaceFirst(", deviation: why", "") : text;

        assertThat(Parsing.reading(kept).warnings()).hasSize(warnings + 1);
    }

    @Test
    void sessionsBeyondThePresetNeverWin() {
        assertThat(Parsing.reading(
                                Parsing.OIDC
                                        + "timeouts: { preset: fedramp-high }\nrules: [{ name: a, max-sessions: 3, deviation: why }]")
                        .warnings())
                .extracting(Warning::setting, Warning::expected)
                .containsExactly(tuple("rules[0].max-sessions", "at most 2, which holds anyway"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "context: /bank, path: /shop/**          | 1",
                "context: /bank, path: /bankrupt/**      | 1",
                "context: /bank, path: /bank             | 0",
                "context: /bank, path: /*/x              | 0",
                "context: /bank, path: /**/x             | 0",
                "context: [/bank, /shop], path: /shop/** | 0",
                "context: [/bank, /], path: /shop/**     | 0",
                "context: /, path: /shop/**              | 0",
                "path: /shop/**                          | 0",
                "path: /.curfew/session                  | 1",
                "path: /.curfew                          | 1",
                "path: /.curfewed                        | 0",
                "path: /shop/.curfew/session             | 0"
            })
    void pathThatNoRequestHasNeverMatches(String when, int warnings) {
        assertThat(rule("when: { " + when + " }, idle: 5m"))
                .hasSize(warnings)
                .allSatisfy(warning -> assertThat(warning.code()).isEqualTo(WarningCode.NEVER_MATCHES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path: /a/**              | path: /a/b                | 1",
                "path: /a/**              | path: /b/**               | 0",
                "path: /a, method: GET    | path: /a, method: POST    | 0",
                "path: /a, method: GET    | path: /a, method: [GET, POST] | 1",
                "host: a.b                | host: c.d                 | 0",
                "host: a.b                | path: /x                  | 1",
                "user: a                  | user: b                   | 0",
                "role: a                  | role: b                   | 1",
                "context: /a              | context: /b               | 0",
                "context: /a              | path: /b/**               | 0",
                "path: /b/**              | context: /a               | 0",
                "context: /a              | path: /a/x                | 1",
                "context: /               | path: /a/x                | 1"
            })
    void rulesThatMeetNeedAClassInCommon(String one, String other, int warnings) {
        assertThat(both(one, "acr: gold", other, "acr: [silver, bronze]"))
                .filteredOn(warning -> warning.code() == WarningCode.NO_COMMON_ACR)
                .hasSize(warnings);
        assertThat(both(one, "acr: gold", other, "acr: [silver, gold]"))
                .noneMatch(warning -> warning.code() == WarningCode.NO_COMMON_ACR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path: /a/**, method: POST                       | access: role:r            | 1",
                "path: /a/**, method: GET                        | access: role:r            | 1",
                "path: /a/**, method: [POST, PUT, DELETE]        | access: role:r            | 1",
                "path: /a/**, method: [POST, PUT, PATCH, DELETE] | access: role:r            | 0",
                "path: /a/**                                     | access: role:r            | 0",
                "path: /a/**, method: POST                       | acr: gold                 | 1",
                "path: /a/**, method: POST                       | reauthenticate-after: 10m | 0",
                "path: /a/**, method: GET                        | access: public            | 0",
                "path: /a/**, method: POST                       | activity: ignore          | 0",
                "path: /a/**, method: POST                       | idle: 5m                  | 0"
            })
    void protectionByMethodsLeavesTheOthersOpen(String when, String part, int warnings) {
        assertThat(rule("when: { " + when + " }, " + part))
                .hasSize(warnings)
                .allSatisfy(warning -> assertThat(warning.code()).isEqualTo(WarningCode.OTHER_METHODS))
                .allSatisfy(warning -> assertThat(warning.setting()).isEqualTo("rules[0].when.method"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path: /a/**                  | -",
                "path: /a/**, role: r         | NEVER_MATCHES",
                "path: /a/**, user: jo        | NEVER_MATCHES",
                "path: /a/**, method: PUT     | NEVER_MATCHES",
                "path: /a/**, method: OPTIONS | -"
            })
    void preflightsAreOptionsByNobody(String when, String code) {
        assertThat(rule("when: { " + when + " }, preflight: pass"))
                .extracting(warning -> warning.code().name())
                .isEqualTo(code.equals("-") ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path: /a/**  | path: /a/b                     | access: role:r        | 1",
                "path: /a/b   | path: /a/**, method: POST      | access: role:r        | 1",
                "path: /a/**  | context: /a                    | access: authenticated | 1",
                "path: /a/**  | role: r                        | access: authenticated | 1",
                "path: /a/**  | path: /a/b                     | access: public        | 0",
                "path: /a/**  | path: /b/**                    | access: role:r        | 0",
                "path: /a/**  | path: /a/b                     | idle: 5m              | 0",
                "path: /a/**, host: a.b | path: /a/b, host: c.d | access: role:r       | 0"
            })
    void preflightsThatPassWhereAnotherRuleSaysWhoMayEnterAreTold(
            String when, String otherWhen, String part, int warnings) {
        assertThat(both(when, "preflight: pass", otherWhen, part))
                .filteredOn(warning -> warning.code() == WarningCode.OPEN_PREFLIGHT)
                .hasSize(warnings)
                .allSatisfy(warning -> assertThat(warning.setting()).isEqualTo("rules[0].preflight"));
        assertThat(both(when, "preflight: answer", otherWhen, part))
                .noneMatch(warning -> warning.code() == WarningCode.OPEN_PREFLIGHT);
    }

    @Test
    void aRuleThatLetsPreflightsThroughAndAsksForARoleItselfIsTold() {
        assertThat(rule("when: { path: /a/** }, preflight: pass, access: role:r"))
                .extracting(Warning::code)
                .containsExactly(WarningCode.OPEN_PREFLIGHT);
    }

    @Test
    void onlyTheFirstConflictOfARuleIsToldAndOnlyTheFirstRulesAreCompared() {
        StringBuilder text = new StringBuilder(Parsing.LEAST + "rules:\n");
        for (int i = 0; i <= AcrWarnings.MOST; i++) {
            text.append("  - { name: r").append(i).append(", acr: c").append(i).append(" }\n");
        }
        List<Warning> warnings = Parsing.reading(text.toString()).warnings();

        assertThat(warnings).hasSize(AcrWarnings.MOST - 1);
        assertThat(warnings)
                .allSatisfy(warning -> assertThat(warning.expected()).isEqualTo("a class that rules[0] takes too"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idle: 1h, absolute: 8h, warn: 29999ms   | FINER_THAN_ACTIVITY",
                "idle: 1h, absolute: 8h, warn: 30s       | -",
                "idle: 40m, absolute: 8h, warn: 23999ms  | FINER_THAN_ACTIVITY",
                "idle: 40m, absolute: 8h, warn: 24s      | -",
                "idle: 15m, absolute: none               | NO_ABSOLUTE",
                "idle: none, absolute: 8h                | -",
                "idle: 59s, absolute: 8h                 | NO_WARNING",
                "idle: 60s, absolute: 8h                 | -",
                "idle: none, absolute: 20h, warn: none   | NO_WARNING",
                "idle: none, absolute: 72000001ms, warn: none | -",
                "preset: stig, warn: none                | NO_WARNING"
            })
    void timeoutsThatAreDoubtful(String timeouts, String code) {
        List<String> codes = Parsing.reading(Parsing.OIDC + "timeouts: { " + timeouts + " }").warnings().stream()
                .map(warning -> warning.code().name())
                .toList();

        assertThat(codes).isEqualTo(code.equals("-") ? List.of() : List.of(code));
    }

    @Test
    void warningThatIsNotWrittenIsPlacedAtTheSection() {
        assertThat(Parsing.reading(Parsing.OIDC + "timeouts:\n  idle: 30s\n  absolute: 8h\n")
                        .warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.toString())
                        .startsWith(
                                "config-warning-no-warning curfew.yaml:4:1, timeouts.warn: not written (expected: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warn: 3m",
                "resume-within: 1m",
                "reauthentication: required",
                "max-sessions: 1",
                "binding: { address: exact }"
            })
    void whatHoldsForSessionsIsIgnoredByADoorOfTheHost(String part) {
        LoadedConfiguration loaded =
                Parsing.reading(Parsing.LEAST + "rules: [{ name: a, when: { context: /bank }, " + part + " }]");

        assertThat(loaded.warningsAt("")).extracting(Warning::code).containsExactly(WarningCode.NOT_AT_HOST);
        assertThat(loaded.warningsAt("/bank")).isEmpty();
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void whatIsJudgedAtEachRequestHoldsAtEveryDoor() {
        assertThat(Parsing.reading(Parsing.LEAST
                                + "rules: [{ name: a, when: { context: /bank }, idle: 5m, acr: gold, access: role:a }]")
                        .warningsAt(""))
                .isEmpty();
    }

    @Test
    void contentOfAReferenceIsNotShown() {
        LoadedConfiguration loaded = Parsing.reading(Parsing.LEAST
                + "rules: [{ name: a, when: { path: '/.curfew/${env:SECRET}' }, idle: '${env:WAIT}h', acr: '${env:SECRET}' },"
                + " { name: b, acr: other }]");

        assertThat(loaded.warnings())
                .extracting(Warning::found)
                .containsExactly("/.curfew/${env:SECRET}", "${env:WAIT}h", "other");
        assertThat(loaded.warnings().toString()).doesNotContain("s3cr3t");
    }

    @Test
    void everyWarningIsOneLine() {
        List<Warning> warnings =
                new ArrayList<>(rule("when: { path: \"/.curfew/\\u0041" + "x".repeat(500) + "\" }, idle: 5m"));

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.toString().lines()).hasSize(1);
            assertThat(warning.found()).hasSize(121).endsWith("…");
        });
    }

    private static List<Warning> rule(String parts) {
        return Parsing.reading(Parsing.LEAST + "rules: [{ name: a, " + parts + " }]")
                .warnings();
    }

    private static List<Warning> both(String when, String part, String otherWhen, String otherPart) {
        return Parsing.reading(Parsing.LEAST + "rules: [{ name: a, when: { " + when + " }, " + part
                        + " }, { name: b, when: { " + otherWhen + " }, " + otherPart + " }]")
                .warnings();
    }
}
