package dev.curfew.policy.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Caller;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Generated.Somebody;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Ruling;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Very many rules, and rules that are made to be slow. */
class RulebookScaleTest {

    private static final int MANY = 10_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);
    private static final Caller ALICE = new Somebody("alice", Set.of("role7", "role9", "guest"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/module%d/**",
                "/app/module%d/page",
                "/app/%d-*",
                "/app/*-%d",
                "/app/report-*-%d.pdf",
                "/app/?%d",
                "/app/*/%d",
                "/**/module%d/**",
                "/**/%d-*.html",
                "/**/a%d/**/b/**/c"
            })
    void tenThousandPatternsOfAKindLoadInASecondAndAreAllObeyed(String pattern) {
        Rulebook rules = quickly(() -> compile(i ->
                rule(Condition.path(String.format(pattern, i)), Effect.builder().idle(1000 + i))));
        for (int i = 0; i < MANY; i += 7) {
            String path = String.format(pattern, i).replace("/**", "/x").replaceAll("[*?]", "z");
            assertThat(rules.rulingFor(ALICE, asking(path)).idle()).as(path).isEqualTo(1000 + i);
        }
        assertThat(rules.rulingFor(ALICE, asking("/app/module/other/thing"))).isSameAs(Ruling.USUAL);
    }

    @Test
    void tenThousandRolesLoadInASecondAndAreAllObeyed() {
        Rulebook rules = quickly(() -> compile(i ->
                rule(Condition.role("role" + i), Effect.builder().idle(1000 + i).reauthenticateAfter(5 + i))));
        for (int i = 0; i < MANY; i += 7) {
            Caller who = new Somebody("user", Set.of("guest", "role" + i));
            assertThat(rules.termsFor(who).limits().idle()).isEqualTo(1000 + i);
            assertThat(rules.rulingFor(who, asking("/a")).age()).isEqualTo(5 + i);
        }
        assertThat(rules.termsFor(ALICE).limits().idle()).isEqualTo(1007);
    }

    @Test
    void rulesWithTheSameConditionBecomeOne() {
        Rulebook rules = compile(i ->
                rule(Condition.path("/a/**").method("GET"), Effect.builder().idle(LIMITS.idle() - i)));
        assertThat(rules.rulingFor(ALICE, asking("/a/b")).idle()).isEqualTo(LIMITS.idle() - MANY + 1);
    }

    @Test
    void conditionsThatAcceptVeryManyCombinationsDoNotMultiply() {
        List<Rule> wide = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Condition when = new Condition(
                    words("/context", i, 2000),
                    List.of(),
                    Set.of(),
                    words("host", i, 2000),
                    words("role", i, 2000),
                    words("user", i, 2000));
            wide.add(rule(when, Effect.builder().idle(1000 + i)));
        }
        Rulebook rules = quickly(() -> compile(wide));
        Caller who = new Somebody("user1999", Set.of("role1999"));
        assertThat(rules.rulingFor(who, new RequestTarget("host1999", "/context1999", "GET", "/"))
                        .idle())
                .isEqualTo(1000);
        assertThat(rules.rulingFor(who, new RequestTarget("host2", "/context1999", "GET", "/"))
                        .idle())
                .isEqualTo(1000);
        assertThat(rules.rulingFor(who, new RequestTarget("host2019", "/context1999", "GET", "/")))
                .isSameAs(Ruling.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/**/a/**/a/**/a/**/b",
                "/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b",
                "/**/*/**/*/**/*/**/*/**/*/**/*/**/*/**/*/**/*/**/*/**/b",
                "/**/a*/**/*a/**/a*/**/*a/**/?/**/?/**/?/**/b",
                "/**/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/b",
                "/**/**/**/**/**/b"
            })
    void patternsMadeToBeSlowAreNot(String pattern) {
        Rulebook rules = compile(List.of(
                rule(Condition.path(pattern), Effect.builder().idle(1)),
                rule(Condition.path("/a/**/a/**/c"), Effect.builder().idle(2)),
                rule(Condition.path("/**/a/**/a/**/d"), Effect.builder().idle(3)),
                rule(Condition.path("/**/a/**"), Effect.builder().reauthenticateAfter(4))));
        RequestTarget hostile = asking("/a".repeat(4000));
        long ages = quickly(() -> {
            long age = 0;
            for (int i = 0; i < 20; i++) {
                age += rules.rulingFor(ALICE, hostile).age();
            }
            return age;
        });
        assertThat(ages).isEqualTo(80);
        assertThat(rules.rulingFor(ALICE, asking("/a".repeat(4000) + "/b")).idle())
                .isEqualTo(1);
    }

    @Test
    void theDeepestPatternsNeedNoDeepStack() throws InterruptedException {
        String deep = "/a".repeat(250);
        Rulebook rules = compile(List.of(
                rule(Condition.path(deep), Effect.builder().idle(1)),
                rule(Condition.path("/**/*".repeat(125)), Effect.builder().reauthenticateAfter(2))));
        List<Ruling> rulings = new ArrayList<>();
        Thread thread = new Thread(null, () -> rulings.add(rules.rulingFor(ALICE, asking(deep))), "deep", 256 * 1024);
        thread.start();
        thread.join();
        assertThat(rulings).extracting(Ruling::idle, Ruling::age).containsExactly(tuple(1L, 2L));
    }

    @Test
    void aRequestAllocatesNextToNothing() {
        Rulebook rules = compile(i -> switch (i % 4) {
            case 0 ->
                rule(Condition.path("/app/module" + i + "/**"), Effect.builder().idle(1000 + i));
            case 1 -> rule(Condition.role("role" + i), Effect.builder().reauthenticateAfter(1000 + i));
            case 2 -> rule(Condition.path("/**/*." + i), Effect.builder().activity(ActivityRule.IGNORE));
            default ->
                rule(Condition.path("/app/**").method("M" + i), Effect.builder().absolute(1000 + i));
        });
        RequestTarget target = asking("/app/module400/page.2");
        Ruling ruling = rules.rulingFor(ALICE, target);
        assertThat(ruling).isEqualTo(new Ruling(Access.AUTHENTICATED, ActivityRule.IGNORE, 1400, 1009, null));
        assertThat(rules.rulingFor(ALICE, target)).isSameAs(ruling);
        long before = allocated();
        long idle = 0;
        for (int i = 0; i < 1000; i++) {
            idle += rules.rulingFor(ALICE, target).idle();
        }
        long bytes = (allocated() - before) / 1000;
        assertThat(idle).isEqualTo(1_400_000);
        assertThat(bytes).as("bytes: at most an iterator over roles or two").isLessThan(64);
    }

    /**
     * Far from what a machine takes that is busy with other things, and far from what trying everything would take: twenty seconds of a processor,
     * however many others want it; a minute on the wall, in case it never ends. How fast it is, the benchmarks say.
     */
    private static <T> T quickly(Supplier<T> work) {
        return assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            long before = THREADS.getCurrentThreadCpuTime();
            T result = work.get();
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before))
                    .isLessThan(Duration.ofSeconds(20));
            return result;
        });
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private static Set<String> words(String word, int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> word + i).collect(Collectors.toSet());
    }

    private static Rule rule(Condition when, Effect.Builder effect) {
        return new Rule("rule", when, effect.build());
    }

    private static Rulebook compile(IntFunction<Rule> rule) {
        return compile(IntStream.range(0, MANY).mapToObj(rule).toList());
    }

    private static Rulebook compile(List<Rule> rules) {
        return Rulebook.compile(new Policy(LIMITS, Reauthentication.REQUIRED, rules), "", 1);
    }

    private static RequestTarget asking(String path) {
        return new RequestTarget("shop.example.com", "/app", "GET", path);
    }
}
