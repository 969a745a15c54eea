package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with one rule is one fault, with the word that was meant. */
class RuleFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "context: bank               | INVALID_PATH  | when.context    | did you mean /bank?",
                "context: /bank/             | INVALID_PATH  | when.context    | write the context path as in Tomcat, such as /bank; put the rest into when.path",
                "context: //bank             | INVALID_PATH  | when.context    | write the context path as in Tomcat, such as /bank; put the rest into when.path",
                "context: /bank/**           | INVALID_PATH  | when.context    | write the context path as in Tomcat, such as /bank; put the rest into when.path",
                "context: /b%61nk            | INVALID_PATH  | when.context    | write the context path as in Tomcat, such as /bank; put the rest into when.path",
                "context: /..                | INVALID_PATH  | when.context    | write the context path as in Tomcat, such as /bank; put the rest into when.path",
                "context: [/, shop]          | INVALID_PATH  | when.context[1] | did you mean /shop?",
                "role: [a, 'role:b']         | INVALID_TEXT  | when.role[1]    | write the role's name alone, without role:",
                "role: ' a'                  | INVALID_TEXT  | when.role       | remove the blanks around it",
                "user: \\\"a\\nb\\\"         | INVALID_TEXT  | when.user       | remove the line breaks and control characters",
                "user: []                    | MISSING_SETTING | when.user     | write at least one value, or remove the line",
                "host: shop.example.com:8443 | INVALID_TEXT  | when.host       | leave out the port",
                "host: '[::1]:8443'          | INVALID_TEXT  | when.host       | leave out the port",
                "host: https://shop.example  | INVALID_TEXT  | when.host       | write the host alone, without scheme, port and path",
                "host: '*.example.com'       | INVALID_TEXT  | when.host       | write one host's name, such as shop.example.com; several as a list, none with *",
                "host: '::1'                 | INVALID_TEXT  | when.host       | write one host's name, such as shop.example.com; several as a list, none with *",
                "host: a b                   | INVALID_TEXT  | when.host       | write one host's name, such as shop.example.com; several as a list, none with *",
                "path: ^/bank.*$             | INVALID_PATH  | when.path       | use ?, * and ** only, and ? for a bracket: it is no regular expression",
                "path: '/(a+)+$'             | INVALID_PATH  | when.path       | use ?, * and ** only, and ? for a bracket: it is no regular expression",
                "path: '/app/{id}'           | INVALID_PATH  | when.path       | use ?, * and ** only, and ? for a bracket: it is no regular expression",
                "path: /**/**/x              | INVALID_PATH  | when.path       | write ** once: it stands for any number of segments",
                "path: bank                  | INVALID_PATH  | when.path       | correct the pattern: it has to start with /",
                "roles: admin                | UNKNOWN_SETTING | when.roles    | did you mean role?"
            })
    void conditionIsRefused(String part, FaultCode code, String setting, String remedy) {
        assertOnly("{ name: a, idle: 5m, when: { " + part.replace("\\\"", "\"") + " } }", code, setting, remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "access: admin              | UNKNOWN_VALUE | access    | write public, authenticated, or role: and the name of a role, such as role:admin",
                "access: publik             | UNKNOWN_VALUE | access    | did you mean public?",
                "access: ROLE_ADMIN         | UNKNOWN_VALUE | access    | did you mean role:ADMIN?",
                "access: role=admin         | UNKNOWN_VALUE | access    | did you mean role:admin?",
                "access: roles:admin        | UNKNOWN_VALUE | access    | did you mean role:admin?",
                "access: Role:admin         | UNKNOWN_VALUE | access    | did you mean role:admin?",
                "access: role admin         | UNKNOWN_VALUE | access    | did you mean role:admin?",
                "access: \"hasRole('admin')\" | UNKNOWN_VALUE | access  | did you mean role:admin?",
                "access: 'role:'            | UNKNOWN_VALUE | access    | write public, authenticated, or role: and the name of a role, such as role:admin",
                "access: 'role: admin'      | INVALID_TEXT  | access    | remove the blanks around it",
                "access: 'role:a, role:b'   | UNKNOWN_VALUE | access    | write a list: [role:A, role:B]",
                "access: [role:a, public]   | UNKNOWN_VALUE | access[1] | write it alone: only roles go into a list",
                "access: [role:a, b]        | UNKNOWN_VALUE | access[1] | write public, authenticated, or role: and the name of a role, such as role:b",
                "access: [role: a]          | WRONG_TYPE    | access[0] | write a single value",
                "access: []                 | MISSING_SETTING | access  | write at least one value, or remove the line",
                "preflight: passes          | UNKNOWN_VALUE | preflight | did you mean pass?",
                "preflight: deny            | UNKNOWN_VALUE | preflight | write pass or answer",
                "activity: interactions     | UNKNOWN_VALUE | activity  | did you mean interaction?",
                "idle: 5                    | MISSING_UNIT  | idle      | write 5m for minutes or 5s for seconds",
                "idle: 999ms                | OUT_OF_RANGE  | idle      | write at least 1s, or none",
                "idle: -5m                  | OUT_OF_RANGE  | idle      | write more than 0, or none",
                "absolute: 3650d            | OUT_OF_RANGE  | absolute  | write at most 366d, or none",
                "absolute: 99999999999999999999d | OUT_OF_RANGE | absolute | write at most 366d, or none",
                "warn: 19s                  | OUT_OF_RANGE  | warn      | write at least 20s, or none: a shorter warning is too late for users",
                "resume-within: 1ms         | OUT_OF_RANGE  | resume-within | write at least 1s, or none",
                "reauthentication: never    | UNKNOWN_VALUE | reauthentication | write required or sso",
                "reauthenticate-after: 9s   | OUT_OF_RANGE  | reauthenticate-after | write at least 10s: a sign-in at the provider takes some seconds",
                "reauthenticate-after: none | OUT_OF_RANGE  | reauthenticate-after | remove it: without it, every authentication age is accepted",
                "acr: 'a b'                 | INVALID_TEXT  | acr       | write one class without blanks, quotation marks and backslashes, and several as a list",
                "acr: [a, 'b\"c']           | INVALID_TEXT  | acr[1]    | write one class without blanks, quotation marks and backslashes, and several as a list",
                "max-sessions: 0            | OUT_OF_RANGE  | max-sessions | write a number from 1 to 1000000, without leading zeros",
                "max-sessions: 1000001      | OUT_OF_RANGE  | max-sessions | write a number from 1 to 1000000, without leading zeros",
                "max-sessions: none         | INVALID_NUMBER | max-sessions | write digits only",
                "at-limit: ask              | MISSING_SETTING | at-limit | write max-sessions, here or in another rule: without it there is no limit to reach",
                "preset: owasp-asvs-l4      | UNKNOWN_VALUE | preset    | did you mean owasp-asvs-l1?",
                "preset: stigg              | UNKNOWN_VALUE | preset    | did you mean stig?",
                "binding:                   | MISSING_SETTING | binding | write its settings below it, or remove it",
                "binding: log               | WRONG_TYPE    | binding   | indent its settings below it",
                "binding: { adress: off }   | UNKNOWN_SETTING | binding.adress | did you mean address?",
                "binding: { on-change: end } | MISSING_SETTING | binding | write what must not change: Curfew compares nothing otherwise",
                "binding: { address: strict } | UNKNOWN_VALUE | binding.address | write off or exact",
                "binding: { address: /24 }  | UNKNOWN_VALUE | binding.address | write the bits of IPv4 and of IPv6, such as '/24,/48'",
                "binding: { address: '24,48' } | UNKNOWN_VALUE | binding.address | write off or exact",
                "binding: { address: '/7,/48' } | OUT_OF_RANGE | binding.address | write /8 to /32 for IPv4 and /16 to /128 for IPv6",
                "binding: { address: '/33,/48' } | OUT_OF_RANGE | binding.address | write /8 to /32 for IPv4 and /16 to /128 for IPv6",
                "binding: { address: '/24,/15' } | OUT_OF_RANGE | binding.address | write /8 to /32 for IPv4 and /16 to /128 for IPv6",
                "binding: { address: '/24,/129' } | OUT_OF_RANGE | binding.address | write /8 to /32 for IPv4 and /16 to /128 for IPv6",
                "binding: { address: /24,/48 } | UNKNOWN_SETTING | binding./48 | quote the value that it belongs to, such as '/24,/48'",
                "binding: { user-agent: yes } | UNKNOWN_VALUE | binding.user-agent | did you mean on?",
                "binding: { user-agent: false } | UNKNOWN_VALUE | binding.user-agent | did you mean off?",
                "binding: { address: exact, on-change: logout } | UNKNOWN_VALUE | binding.on-change | write log or reauthenticate or end"
            })
    void valueIsRefused(String part, FaultCode code, String setting, String remedy) {
        assertOnly("{ name: a, when: { role: r }, " + part + " }", code, setting, remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idle: 10m, absolute: 9m | idle | write at most absolute of this rule: no session lasts longer",
                "warn: 15m               | warn | write less than 15m, the shortest limit that holds here",
                "warn: 5m, idle: 5m      | warn | write less than 5m, the shortest limit that holds here",
                "warn: 4m, absolute: 4m  | warn | write less than 4m, the shortest limit that holds here",
                "warn: 5m, preset: psd2-sca | warn | write less than 5m, the shortest limit that holds here"
            })
    void timesContradict(String part, String setting, String remedy) {
        assertOnly("{ name: a, " + part + " }", FaultCode.CONTRADICTION, setting, remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle: 9m, absolute: 9m",
                "warn: 899999ms",
                "warn: 299999ms, idle: 5m",
                "idle: none, absolute: 4m"
            })
    void timesAgree(String part) {
        assertThat(Parsing.settings(file("{ name: a, " + part + " }")).policy().rules())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path: /a    | warn: 3m                 | warn",
                "method: GET | resume-within: 1m        | resume-within",
                "host: a.b   | reauthentication: sso    | reauthentication",
                "path: /a    | max-sessions: 1          | max-sessions",
                "path: /a    | at-limit: refuse         | at-limit",
                "path: /a    | binding: { address: exact } | binding"
            })
    void whatHoldsForSessionsIsRefusedInARuleAboutRequests(String when, String part, String setting) {
        assertOnly(
                "{ name: a, when: { role: r, " + when + " }, " + part + " }",
                FaultCode.SESSION_ONLY,
                setting,
                "move it to a rule without when.path, when.method and when.host: it holds for whole sessions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"context: /a", "role: a", "user: a", "role: a, user: b, context: [/, /c]"})
    void whatHoldsForSessionsIsTakenInARuleAboutUsersAndContexts(String when) {
        assertThat(Parsing.settings(file("{ name: a, when: { " + when + " }, max-sessions: 1, at-limit: refuse }"))
                        .policy()
                        .rules())
                .hasSize(1);
    }

    @Test
    void whatHappensAtALimitMayBeSaidByAnotherRuleThanTheLimit() {
        String refuse = "rules:\n  - { name: a, at-limit: refuse }\n";
        assertThat(Parsing.settings(Parsing.LEAST + refuse + "  - { name: b, when: { role: r }, max-sessions: 3 }\n"))
                .isNotNull();
        assertThat(Parsing.settings(Parsing.OIDC + "timeouts: { preset: fedramp-high }\n" + refuse))
                .isNotNull();
        assertThat(Parsing.settings(
                        Parsing.LEAST + refuse + "  - { name: b, when: { role: r }, preset: fedramp-high }\n"))
                .isNotNull();
        assertThat(Parsing.faults(Parsing.OIDC + "timeouts: { preset: stig }\n" + refuse))
                .extracting(Fault::code)
                .containsExactly(FaultCode.MISSING_SETTING);
    }

    @Test
    void whatHappensOnAChangeMayBeSaidByAnotherRuleThanWhatMustNotChange() {
        assertThat(Parsing.settings(file("{ name: a, when: { role: r }, binding: { on-change: end } }")
                        + "  - { name: b, binding: { user-agent: on } }\n"))
                .isNotNull();
    }

    @Test
    void namesOfPresetsAreReserved() {
        assertOnly(
                "{ name: 'preset:stig', idle: 5m }",
                FaultCode.INVALID_TEXT,
                "name",
                "begin it differently: this is the prefix of preset rules");
    }

    @Test
    void patternsHaveAnEnd() {
        assertThat(Parsing.settings(file("{ name: a, idle: 5m, when: { path: /" + "x".repeat(1023) + " } }")))
                .isNotNull();
        assertOnly(
                "{ name: a, idle: 5m, when: { path: /" + "x".repeat(1024) + " } }",
                FaultCode.INVALID_PATH,
                "when.path",
                "write at most 1024 characters and 20 wildcards, and split longer patterns");
        assertThat(Parsing.settings(file("{ name: a, idle: 5m, when: { path: '/" + "a*".repeat(20) + "' } }")))
                .isNotNull();
        assertOnly(
                "{ name: a, idle: 5m, when: { path: '/" + "a*".repeat(21) + "' } }",
                FaultCode.INVALID_PATH,
                "when.path",
                "write at most 1024 characters and 20 wildcards, and split longer patterns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proxy.example.com | INVALID_TEXT | write an IP address such as 192.0.2.1 or 2001:db8::1, never a name",
                "10.0.0.1/8        | INVALID_TEXT | write an address without bits behind the first 8",
                "10.0.0.0/33       | INVALID_TEXT | write / and a number from 0 to 32 behind the address",
                "0.0.0.0/0         | OUT_OF_RANGE | name the proxies: this range trusts every address",
                "'::/0'            | OUT_OF_RANGE | name the proxies: this range trusts every address"
            })
    void proxyIsRefused(String address, FaultCode code, String remedy) {
        String text = Parsing.LEAST + "proxies: { trusted: [192.0.2.1, \"" + address.replace("'", "") + "\"] }\n";
        assertThat(Parsing.faults(text)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.setting()).isEqualTo("proxies.trusted[1]");
            assertThat(fault.remedy()).isEqualTo(remedy);
        });
    }

    private static String file(String rule) {
        return Parsing.LEAST + "rules:\n  - " + rule + "\n";
    }

    private static void assertOnly(String rule, FaultCode code, String setting, String remedy) {
        List<Fault> faults = Parsing.faults(file(rule));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.setting()).isEqualTo("rules[0]." + setting);
            assertThat(fault.remedy()).isEqualTo(remedy);
            assertThat(fault.position().line()).isEqualTo(8);
        });
    }
}
