package dev.curfew.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Slow;
import dev.curfew.cli.Sample;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoveredRulesTest {

    private static Map<String, String> covered(String rules) {
        List<Rule> all = Sample.rules(rules).settings().policy().rules();
        return CoveredRules.in(all).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), entry -> entry.getValue()
                        .name()));
    }

    private static String two(String wide, String narrow) {
        return "- name: wide\n  %s\n- name: narrow\n  %s\n".formatted(wide, narrow);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when: { path: /bank/** } @ when: { path: /bank/payments/** }",
                "when: { path: /bank/** } @ when: { path: /bank }",
                "when: { path: /bank/** } @ when: { path: [/bank/a, /bank/b/*.html] }",
                "when: { path: /bank/a* } @ when: { path: /bank/a*, role: a }",
                "when: { path: '/**' } @ when: { path: /bank, method: POST }",
                "when: { method: [GET, POST] } @ when: { method: POST, path: /x }",
                "when: { role: [a, b] } @ when: { role: b }",
                "when: { role: a } @ when: { role: a, path: /x }",
                "when: { user: [a, b] } @ when: { user: b }",
                "when: { host: shop.example.com } @ when: { host: shop.example.com, user: a }",
                "when: { context: /bank } @ when: { context: /bank, path: /bank/a }",
                "access: authenticated @ when: { path: /x }"
            })
    void aNarrowRuleThatSaysNoMoreIsNotNeeded(String conditions) {
        String[] both = conditions.split(" @ ", -1);

        assertThat(covered(two(both[0] + "\n  idle: 5m", both[1] + "\n  idle: 5m")))
                .containsExactly(Map.entry("narrow", "wide"));
        assertThat(covered(two(both[0] + "\n  idle: 5m", both[1] + "\n  idle: 6m")))
                .containsExactly(Map.entry("narrow", "wide"));
        assertThat(covered(two(both[0] + "\n  idle: 5m", both[1] + "\n  idle: 4m")))
                .isEmpty();
        assertThat(covered(two(both[0] + "\n  idle: 5m", both[1] + "\n  idle: 5m\n  activity: ignore")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when: { path: /bank/** } @ when: { path: /banking/x }",
                "when: { path: /bank/* } @ when: { path: /bank/a/b }",
                "when: { path: /bank/** } @ when: { path: [/bank/a, /shop] }",
                "when: { path: /bank/**, method: POST } @ when: { path: /bank/a }",
                "when: { role: [a, c] } @ when: { role: [a, b] }",
                "when: { role: a } @ when: { user: a }",
                "when: { host: a.example.com } @ when: { host: b.example.com }",
                "when: { context: /bank } @ when: { path: /bank/a }",
                "when: { user: a } @ when: { path: /bank }"
            })
    void aRuleThatAppliesElsewhereTooIsNeeded(String conditions) {
        String[] both = conditions.split(" @ ", -1);

        assertThat(covered(two(both[0] + "\n  idle: 5m", both[1] + "\n  idle: 5m")))
                .isEmpty();
    }

    @Test
    void ofTwoEqualRulesTheLaterOneIsNotNeeded() {
        assertThat(covered(two("when: { path: /a }\n  idle: 5m", "when: { path: /a }\n  idle: 5m")))
                .containsExactly(Map.entry("narrow", "wide"));
    }

    /** Each with each would take half a minute of a processor. */
    @Slow
    @Test
    void tenThousandRulesAreNotComparedEachWithEach() {
        Effect effect = Effect.builder().idle(300_000).build();
        List<Rule> rules = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        new Rule("r" + i, Condition.path("/app/p" + i + "/**").roles(Set.of("r" + i % 97)), effect))
                .toList();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        long start = threads.getCurrentThreadCpuTime();
        assertThat(CoveredRules.in(rules)).isEmpty();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
