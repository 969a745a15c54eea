package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    private static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);

    @Test
    void withoutRulesTheyAreThePolicys() {
        Terms terms = Terms.of(policy(Reauthentication.SSO), Effect.NONE, Limits.NONE, 7);
        assertThat(terms)
                .isEqualTo(
                        new Terms(LIMITS, Reauthentication.SSO, Effect.UNLIMITED, AtLimit.END_OLDEST, Binding.OFF, 7));
    }

    @Test
    void takeWhatTheRulesSay() {
        Binding binding = new Binding(24, 48, true, Binding.OnChange.END);
        Effect effect = Effect.builder()
                .idle(300_000)
                .maxSessions(1)
                .atLimit(AtLimit.REFUSE)
                .binding(binding)
                .build();
        assertThat(Terms.of(policy(Reauthentication.SSO), effect, Limits.NONE, 1))
                .isEqualTo(new Terms(
                        new Limits(300_000, 28_800_000, 120_000, 600_000),
                        Reauthentication.SSO,
                        1,
                        AtLimit.REFUSE,
                        binding,
                        1));
    }

    @ParameterizedTest
    @CsvSource({
        "SSO, , SSO",
        "SSO, SSO, SSO",
        "SSO, REQUIRED, REQUIRED",
        "REQUIRED, , REQUIRED",
        "REQUIRED, SSO, REQUIRED",
        "REQUIRED, REQUIRED, REQUIRED"
    })
    void noRuleLoosensReauthentication(Reauthentication policy, Reauthentication rule, Reauthentication result) {
        Effect effect = Effect.builder().reauthentication(rule).build();
        assertThat(Terms.of(policy(policy), effect, Limits.NONE, 1).reauthentication())
                .isEqualTo(result);
    }

    @Test
    void areRecordedAsFinelyAsTheShortestIdleLimitOfARequestNeeds() {
        assertThat(Terms.of(policy(Reauthentication.SSO), Effect.NONE, 60_000, 1)
                        .limits())
                .isEqualTo(new Limits(900_000, 28_800_000, 120_000, 600_000, 600));
    }

    @Test
    void ofLimitsAloneAskForEverythingAndRestrictNothing() {
        assertThat(Terms.of(LIMITS))
                .isEqualTo(Terms.of(policy(Reauthentication.REQUIRED), Effect.NONE, Limits.NONE, 0));
    }

    private static Policy policy(Reauthentication reauthentication) {
        return new Policy(LIMITS, reauthentication, List.of());
    }
}
