package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.client.CidrRange;
import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Binding.OnChange;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.Preflight;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in a rule is what the policy says. */
class RuleReadingTest {

    private static final long MINUTE = 60_000;

    @Test
    void everyPartOfARuleIsTaken() {
        assertThat(
                        rules(
                                """
                          - name: sessions
                            when: { context: [/bank, /], role: [admin, operator], user: jo }
                            idle: 10m
                            absolute: 1h
                            warn: 3m
                            resume-within: none
                            reauthentication: required
                            reauthenticate-after: 10s
                            acr: [gold, silver, gold]
                            max-sessions: 1000000
                            at-limit: refuse
                            activity: interaction
                            access: role:payer
                            binding: { address: exact, user-agent: on, on-change: end }
                          - name: requests
                            when: { path: [/a, /b/**], method: [GET, POST], host: [Shop.Example.COM, "[::1]"] }
                            idle: none
                            absolute: none
                            access: [role:a b, "role:c,d", role:a b]
                        """))
                .containsExactly(
                        new Rule(
                                "sessions",
                                new Condition(
                                        Set.of("/bank", ""),
                                        List.of(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of("admin", "operator"),
                                        Set.of("jo")),
                                Effect.builder()
                                        .idle(10 * MINUTE)
                                        .absolute(60 * MINUTE)
                                        .warn(3 * MINUTE)
                                        .resumeWithin(0)
                                        .reauthentication(Reauthentication.REQUIRED)
                                        .reauthenticateAfter(10_000)
                                        .acr(List.of("gold", "silver"))
                                        .maxSessions(1_000_000)
                                        .atLimit(AtLimit.REFUSE)
                                        .activity(ActivityRule.INTERACTION)
                                        .access(Access.anyOf(Set.of("payer")))
                                        .binding(new Binding(32, 128, true, OnChange.END))
                                        .build()),
                        new Rule(
                                "requests",
                                new Condition(
                                        Set.of(),
                                        PathPattern.parseAll(List.of("/a", "/b/**")),
                                        Set.of("GET", "POST"),
                                        Set.of("shop.example.com", "[::1]"),
                                        Set.of(),
                                        Set.of()),
                                Effect.builder()
                                        .access(Access.anyOf(Set.of("a b", "c,d")))
                                        .build()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ address: off }                              | 0  | 0   | false | LOG",
                "{ address: \"off\", user-agent: \"off\" }     | 0  | 0   | false | LOG",
                "{ user-agent: on }                            | 0  | 0   | true  | LOG",
                "{ user-agent: \"on\", on-change: \"end\" }    | 0  | 0   | true  | END",
                "{ address: exact, on-change: reauthenticate } | 32 | 128 | false | REAUTHENTICATE",
                "{ address: \"/24,/48\" }                      | 24 | 48  | false | LOG",
                "{ address: \"/8, /16\" }                      | 8  | 16  | false | LOG",
                "{ address: \"/32,/128\" }                     | 32 | 128 | false | LOG"
            })
    void bindingIsTakenQuotedAndPlain(String written, int ipv4, int ipv6, boolean userAgent, OnChange onChange) {
        assertThat(effect("binding: " + written).binding()).isEqualTo(new Binding(ipv4, ipv6, userAgent, onChange));
    }

    @Test
    void bindingIsTakenInLinesOfItsOwn() {
        assertThat(effect("binding:\n      address: /24,/48\n      user-agent: on\n      on-change: log")
                        .binding())
                .isEqualTo(new Binding(24, 48, true, OnChange.LOG));
    }

    @ParameterizedTest
    @CsvSource({"end-oldest, END_OLDEST", "ask, ASK", "refuse, REFUSE"})
    void everyWayAtTheLimitIsTaken(String written, AtLimit meant) {
        assertThat(effect("max-sessions: 1\n    at-limit: " + written).atLimit())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"pass, PASS", "answer, ANSWER"})
    void whatBecomesOfPreflightsIsTaken(String written, Preflight meant) {
        assertThat(effect("preflight: " + written).preflight()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"count, COUNT", "interaction, INTERACTION", "ignore, IGNORE"})
    void everyKindOfActivityIsTaken(String written, ActivityRule meant) {
        assertThat(effect("activity: " + written).activity()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when: { host: shop.example.com }",
                "when: { context: /shop }",
                "when: { context: / }",
                "when: { method: OPTIONS }",
                "when: { path: /**, host: a.b }"
            })
    void publicIsTakenWhereNotEverythingIsMeant(String when) {
        assertThat(effect(when + "\n    access: public").access()).isEqualTo(Access.PUBLIC);
    }

    @Test
    void whatIsNotWrittenIsNotSaid() {
        assertThat(effect("activity: count"))
                .isEqualTo(Effect.builder().activity(ActivityRule.COUNT).build());
    }

    @Test
    void proxiesAreOneOrSeveralAndNobodyWithout() {
        assertThat(Parsing.settings(Parsing.LEAST).proxies().trusted()).isEmpty();
        assertThat(Parsing.settings(Parsing.LEAST + "proxies: { trusted: 10.0.0.0/8 }")
                        .proxies()
                        .trusted())
                .containsExactly(CidrRange.parse("10.0.0.0/8"));
        assertThat(Parsing.settings(Parsing.LEAST + "proxies:\n  trusted: [\"2001:db8::/32\", \"::1\", 192.0.2.1]\n")
                        .proxies()
                        .trusted())
                .containsExactly(
                        CidrRange.parse("2001:db8::/32"), CidrRange.parse("::1"), CidrRange.parse("192.0.2.1/32"));
    }

    @Test
    void changedProxiesNeedARestart() {
        Settings without = Parsing.settings(Parsing.LEAST);
        Settings with = Parsing.settings(Parsing.LEAST + "proxies: { trusted: 10.0.0.0/8 }");

        assertThat(without.restartNeededFor(with)).containsExactly("proxies.trusted");
    }

    @Test
    void limitOfARuleMayBeLooserThanNothing() {
        assertThat(effect("idle: 30m").idle()).isEqualTo(30 * MINUTE);
        assertThat(effect("idle: none").idle()).isEqualTo(Limits.NONE);
    }

    private static Effect effect(String lines) {
        return rules("  - name: a\n    " + lines + "\n").get(0).effect();
    }

    private static List<Rule> rules(String rules) {
        return Parsing.settings(Parsing.LEAST + "rules:\n" + rules).policy().rules();
    }
}
