package dev.curfew.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.cli.Sample;
import dev.curfew.cli.check.Assessment.Mark;
import dev.curfew.cli.check.Compliance.Result;
import dev.curfew.cli.command.Source;
import dev.curfew.policy.Preset;
import dev.curfew.site.EndpointPath;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComplianceTest {

    /** Nothing that a standard asks for. */
    private static final String LOOSE = Sample.OIDC
            + """
            timeouts:
              idle: 19h
              absolute: none
              warn: none
              reauthentication: sso
            cookie:
              secure: false
            """;

    /** Everything that a standard asks for. */
    private static final String STRICT = Sample.OIDC
            + """
            timeouts:
              idle: 5m
              absolute: 4h
              warn: 2m
              at-provider: revoke
            rules:
              - name: everybody
                max-sessions: 1
                acr: gold
              - name: profile
                when: { path: /profile/** }
                reauthenticate-after: 5m
            """;

    private static Compliance judged(String yaml, Set<Feature> features, @Nullable Preset preset) {
        return Compliance.of(new PolicyUnderReview(Sample.reading(yaml), "", features), preset);
    }

    private static Assessment judged(String yaml, String id) {
        return find(judged(yaml, Feature.ofThisVersion(), null), id);
    }

    private static Assessment find(Compliance compliance, String id) {
        return compliance.results().stream()
                .filter(result -> result.requirement().id().equals(id))
                .map(Result::judgement)
                .findFirst()
                .orElseThrow();
    }

    private static String strict(String from, String to) {
        assertThat(STRICT).contains(from);
        return STRICT.replace(from, to);
    }

    @Test
    void everyRequirementOfTheTableIsJudged() {
        assertThat(Compliance.requirements(null))
                .extracting(Requirement::id)
                .doesNotHaveDuplicates()
                .containsExactly(
                        "7.1.1",
                        "7.1.2",
                        "7.1.3",
                        "7.2.1",
                        "7.2.2",
                        "7.2.3",
                        "7.2.4",
                        "7.3.1",
                        "7.3.2",
                        "7.4.1",
                        "7.4.2",
                        "7.4.3",
                        "7.4.4",
                        "7.4.5",
                        "7.5.1",
                        "7.5.2",
                        "7.5.3",
                        "7.6.1",
                        "7.6.2",
                        "3.3.1",
                        "3.3.2 L1",
                        "3.3.2 L2",
                        "3.3.2 L3",
                        "3.3.3",
                        "3.3.4",
                        "2.1.3",
                        "2.2.3",
                        "2.3.3",
                        "5.1 secret",
                        "5.1 end",
                        "5.1 cookie",
                        "5.1 requests",
                        "5.1.2",
                        "5.2 end",
                        "5.2 activity",
                        "5.2 reauthentication",
                        "8.2.8",
                        "V-222389",
                        "V-222390",
                        "V-206414",
                        "V-206415 low",
                        "V-206415 medium",
                        "V-206415 high",
                        "2.2.1");
    }

    static Stream<Requirement> requirements() {
        return Stream.of(Preset.STIG, Preset.FEDRAMP_HIGH, Preset.UK_HMRC)
                .flatMap(preset -> Compliance.requirements(preset).stream())
                .filter(requirement -> !requirement.id().startsWith("absolute (others)"));
    }

    /** A verdict that nothing changes proves nothing. */
    @ParameterizedTest
    @MethodSource("requirements")
    void everyVerdictCanFlip(Requirement requirement) {
        Assessment worst = requirement
                .judge()
                .apply(new PolicyUnderReview(Sample.reading(LOOSE), "", EnumSet.noneOf(Feature.class)));
        Assessment best = requirement
                .judge()
                .apply(new PolicyUnderReview(Sample.reading(STRICT), "", EnumSet.allOf(Feature.class)));

        assertThat(worst.mark()).isEqualTo(Mark.NOT_MET);
        assertThat(best.mark()).isNotEqualTo(Mark.NOT_MET);
        assertThat(List.of(worst.because(), best.because())).noneMatch(String::isBlank);
    }

    /** What is met is proven by the file, with a line, or by a page. */
    @ParameterizedTest
    @MethodSource("requirements")
    void whatIsMetIsProven(Requirement requirement) {
        Assessment best = requirement
                .judge()
                .apply(new PolicyUnderReview(Sample.reading(STRICT), "", EnumSet.allOf(Feature.class)));

        assertThat(best.proofs().stream().anyMatch(proof -> proof.position() != null)
                        || !best.page().isEmpty()
                        || best.proofs().stream().anyMatch(proof -> proof.path().equals("timeouts.reauthentication")))
                .isTrue();
        if (!best.page().isEmpty()) {
            assertThat(Path.of("..").resolve(best.page())).exists();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatThisVersionHasIsTrue(Feature feature) {
        assertThat(Path.of("..").resolve(feature.page())).exists();
        String endpoint = feature.endpoint();
        if (endpoint != null) {
            boolean there = Arrays.stream(EndpointPath.values())
                    .anyMatch(known -> known.path().startsWith(endpoint));
            assertThat(Feature.ofThisVersion().contains(feature))
                    .as("%s is an endpoint: %s", endpoint, there)
                    .isEqualTo(there);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8.2.8, idle: 15m, MET",
        "8.2.8, idle: 15m1ms, NOT_MET",
        "V-222389, idle: 15m, MET",
        "V-222389, idle: 15m1ms, NOT_MET",
        "V-222390, idle: 10m, MET",
        "V-222390, idle: 10m1ms, NOT_MET",
        "V-206415 high, idle: 5m, MET",
        "V-206415 high, idle: 5m1ms, NOT_MET",
        "V-206415 medium, idle: 10m, MET",
        "V-206415 medium, idle: 10m1ms, NOT_MET",
        "V-206415 low, idle: 20m, MET",
        "V-206415 low, idle: 20m1ms, NOT_MET",
        "2.2.3, idle: 1h, MET",
        "2.2.3, idle: 1h1ms, NOT_MET",
        "2.3.3, idle: 15m, MET",
        "2.3.3, idle: 15m1ms, NOT_MET",
        "3.3.2 L2, idle: 30m, MET",
        "3.3.2 L2, idle: 30m1ms, NOT_MET",
        "3.3.2 L3, idle: 15m, MET",
        "3.3.2 L3, idle: 15m1ms, NOT_MET",
        "7.1.1, idle: 1h, MET",
        "7.1.1, idle: 1h1ms, NOT_MET"
    })
    void idleTimeoutsAreHeldToTheirNumber(String id, String idle, Mark mark) {
        assertThat(judged(strict("idle: 5m", idle), id).mark()).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource({
        "V-206414, absolute: 8h, MET",
        "V-206414, absolute: 8h1ms, NOT_MET",
        "2.1.3, absolute: 30d, MET",
        "2.1.3, absolute: 30d1ms, NOT_MET",
        "2.2.3, absolute: 24h, MET",
        "2.2.3, absolute: 24h1ms, NOT_MET",
        "2.3.3, absolute: 12h, MET",
        "2.3.3, absolute: 12h1ms, NOT_MET",
        "3.3.2 L1, absolute: 30d, MET",
        "3.3.2 L1, absolute: none, NOT_MET",
        "3.3.2 L2, absolute: 12h, MET",
        "3.3.2 L2, absolute: 12h1ms, NOT_MET",
        "7.3.2, absolute: none, NOT_MET",
        "7.6.1, absolute: none, NOT_MET",
        "5.2 end, absolute: none, NOT_MET"
    })
    void absoluteTimeoutsAreHeldToTheirNumber(String id, String absolute, Mark mark) {
        assertThat(judged(strict("absolute: 4h", absolute), id).mark()).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource({"7.3.1", "7.3.2", "7.6.2", "8.2.8", "3.3.2 L2", "5.2 reauthentication"})
    void aSilentReturnMeetsNothingThatAsksForReauthentication(String id) {
        assertThat(judged(strict("at-provider: revoke", "reauthentication: sso"), id)
                        .mark())
                .isEqualTo(Mark.NOT_MET);
    }

    @Test
    void anIdleTimeoutForAdministratorsIsEnoughForThem() {
        String yaml = strict("idle: 5m", "idle: 15m")
                + "  - name: administrators\n    when: { role: [admin, auditor] }\n    idle: 10m\n";

        Assessment judgement = judged(yaml, "V-222390");

        assertThat(judgement.isMet()).isTrue();
        assertThat(judgement.because()).contains("for admin; check yourself whether these are all administrators");
        assertThat(judgement.proofs()).extracting(Source::path).containsExactly("rules[2].idle");
    }

    @Test
    void aSessionLimitForSomeIsNoneForEverybody() {
        String yaml = STRICT.replace("    max-sessions: 1", "    when: { role: admin }\n    max-sessions: 1");

        Assessment judgement = judged(yaml, "7.1.2");

        assertThat(judgement.mark()).isEqualTo(Mark.NOT_MET);
        assertThat(judgement.because()).contains("not set for every user");
        assertThat(judgement.proofs()).extracting(Source::path).containsExactly("rules[0].max-sessions");
    }

    @Test
    void aReasonIsEnoughForDocumentedAndForNoNumber() {
        String yaml = Sample.OIDC
                + """
                timeouts:
                  preset: nist-aal2
                  idle: 2h
                  absolute: 8h
                  deviation: nurses wear gloves
                """;

        assertThat(judged(yaml, "7.1.1").mark()).isEqualTo(Mark.MET);
        assertThat(judged(yaml, "7.1.1").because()).contains("nurses wear gloves");
        assertThat(judged(yaml, "2.2.3").mark()).isEqualTo(Mark.NOT_MET);
        assertThat(judged(yaml, "2.2.3").because()).contains("nurses wear gloves");
    }

    @Test
    void everyNumberOfAPresetComesWithTheReasonForDeviating() {
        String yaml =
                Sample.OIDC + "timeouts:\n  preset: uk-hmrc\n  idle: 1m\n  warn: 30s\n  deviation: a demo is short\n";

        Assessment judgement = find(judged(yaml, Feature.ofThisVersion(), Preset.UK_HMRC), "warn");

        assertThat(judgement.mark()).isEqualTo(Mark.NOT_MET);
        assertThat(judgement.because()).isEqualTo("warn is 30s; the file gives a reason: a demo is short");
    }

    @Test
    void longLimitsNeedNoWarning() {
        String yaml = strict("idle: 5m", "idle: 20h1ms").replace("absolute: 4h", "absolute: 21h");
        String silent = yaml.replace("warn: 2m", "warn: none");

        assertThat(judged(silent, "2.2.1").isMet()).isTrue();
        assertThat(judged(silent.replace("20h1ms", "20h"), "2.2.1").isMet()).isFalse();
        assertThat(judged(yaml.replace("20h1ms", "20h"), "2.2.1").isMet()).isTrue();
    }

    @Test
    void aPresetBringsItsNumbersWithIt() {
        Compliance compliance = judged(STRICT, Feature.ofThisVersion(), Preset.FEDRAMP_HIGH);

        assertThat(compliance.results().stream()
                        .map(Result::requirement)
                        .filter(requirement -> requirement.standard().startsWith("Preset fedramp-high"))
                        .map(Requirement::id))
                .containsExactly(
                        "idle",
                        "absolute",
                        "max-sessions",
                        "idle (administrators)",
                        "absolute (administrators)",
                        "max-sessions (administrators)",
                        "reauthentication");
    }
}
