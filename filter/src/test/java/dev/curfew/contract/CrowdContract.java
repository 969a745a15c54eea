package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.ABSOLUTE;
import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.browser.Browser;
import dev.curfew.config.Settings;
import dev.curfew.policy.Access;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Rule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many requests at once, on connections that are kept: each is let in or not as if it had come alone. Generated; seeds are in the messages. */
public abstract class CrowdContract extends StagedContract {

    private static final int CONNECTIONS = 8;
    private static final Duration TICK = Duration.ofMillis(1);
    private static final String SCRIPT = "Sec-Fetch-Mode: cors";
    private static final String SHUT = "/app/sample/shut";
    private static final String OPEN = "/app/sample/open";
    private static final String SWINGING = "/app/sample/swinging";

    /**
     * An answer, and what time it was before it was asked for and after it had come.
     *
     * @param before epoch milliseconds
     * @param after epoch milliseconds
     */
    private record Seen(long before, long after, int status) {}

    /** What goes on on one line in one go. */
    @FunctionalInterface
    private interface Work {
        void on(Line line, Random random) throws IOException;
    }

    /** One connection after the other, each for as many requests as the server takes on one. */
    private final class Line implements AutoCloseable {

        private KeptConnection connection = open();

        private KeptConnection open() throws IOException {
            return new KeptConnection(stage().url("/").getPort());
        }

        private Line() throws IOException {}

        KeptConnection.Answer ask(String path, String... headers) throws IOException {
            connection.ask(path, headers);
            KeptConnection.Answer answer = connection.answer();
            if (!answer.keepsConnection()) {
                renew();
            }
            return answer;
        }

        KeptConnection renew() throws IOException {
            connection.close();
            connection = open();
            return connection;
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    @Sampled
    @Test
    void nobodyIsLetInAtOrAfterAnEndHoweverManyAsk() throws Exception {
        int letIn = 0;
        int kept = 0;
        for (int seed = 1; seed <= SampleSize.of(24); seed++) {
            clock().advanceToAnotherMinute();
            Browser browser = new Browser();
            signIn(browser, "alice");
            Queue<Seen> seen = new ConcurrentLinkedQueue<>();
            long begun = clock().millis();
            crowd(seed, new Passing(cookieHeader(browser), seen));
            check(List.copyOf(seen), begun, seed);
            letIn += (int) seen.stream().filter(one -> one.status == 200).count();
            kept += (int) seen.stream().filter(one -> one.status == 401).count();
        }
        assertThat(letIn).isGreaterThan(SampleSize.of(500));
        assertThat(kept).isGreaterThan(SampleSize.of(500));
    }

    /** Asks again and again while time passes by leaps, some of them right up to a limit, until it has been refused often enough. */
    private final class Passing implements Work {

        private final String cookie;
        private final Queue<Seen> seen;
        private final AtomicInteger refused = new AtomicInteger();

        Passing(String cookie, Queue<Seen> seen) {
            this.cookie = cookie;
            this.seen = seen;
        }

        @Override
        public void on(Line line, Random random) throws IOException {
            while (refused.get() < CONNECTIONS * 10) {
                if (random.nextInt(30) == 0) {
                    clock().advance(leap(random));
                }
                long before = clock().millis();
                int status = line.ask(HELLO, SCRIPT, cookie).status();
                seen.add(new Seen(before, clock().millis(), status));
                refused.addAndGet(status == 401 ? 1 : 0);
            }
        }

        private Duration leap(Random random) {
            return switch (random.nextInt(6)) {
                case 0 -> IDLE.minus(TICK);
                case 1 -> IDLE;
                default -> Duration.ofMillis(random.nextInt(300_000));
            };
        }
    }

    /** Whoever is let in asked before the absolute end, and less than the idle limit after somebody else was still let in. */
    @SuppressWarnings("ReferenceEquality") // an answer is no witness for itself
    private static void check(List<Seen> seen, long begun, int seed) {
        for (Seen one : seen) {
            assertThat(one.status).as("seed %s: %s", seed, one).isIn(200, 401);
            if (one.status == 200) {
                assertThat(one.before)
                        .as("seed %s: let in after the absolute end", seed)
                        .isLessThan(begun + ABSOLUTE.toMillis());
                boolean active = one.before - begun < IDLE.toMillis()
                        || seen.stream()
                                .anyMatch(other -> other != one
                                        && other.status == 200
                                        && other.before <= one.after
                                        && one.before - other.after < IDLE.toMillis());
                assertThat(active)
                        .as("seed %s: let in after the idle end: %s", seed, one)
                        .isTrue();
            }
        }
    }

    @Test
    void allAreLetInATickBeforeTheEndAndNoneAtIt() throws Exception {
        for (Duration end : List.of(IDLE, ABSOLUTE)) {
            clock().advanceToAnotherMinute();
            Browser browser = new Browser();
            signIn(browser, "alice");
            for (Duration gone = IDLE.minus(TICK);
                    gone.compareTo(end) < 0;
                    gone = gone.plus(IDLE).minus(TICK)) {
                clock().advance(IDLE.minus(TICK));
                assertThat(statuses(cookieHeader(browser))).containsExactly(200);
            }
            clock().advance(
                            end.equals(IDLE)
                                    ? IDLE
                                    : ABSOLUTE.minus(IDLE.minus(TICK).multipliedBy(4))
                                            .minus(TICK));
            assertThat(statuses(cookieHeader(browser))).containsExactly(end.equals(IDLE) ? 401 : 200);
            clock().advance(TICK);
            assertThat(statuses(cookieHeader(browser))).containsExactly(401);
        }
    }

    private Set<Integer> statuses(String cookie) throws Exception {
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        crowd(1, (line, random) -> {
            for (int i = 0; i < 20; i++) {
                statuses.add(line.ask(HELLO, SCRIPT, cookie).status());
            }
        });
        return Set.copyOf(statuses);
    }

    @Test
    void requestsInOnePipelineAreAnsweredEachAsItself() throws Exception {
        Browser bob = new Browser();
        signIn();
        signIn(bob, "bob");
        List<String> cookies = List.of(
                cookieHeader(alice()),
                cookieHeader(bob),
                "X-None: 1",
                "Cookie: curfew=" + "A".repeat(43),
                "Cookie: curfew=");
        List<String> users = List.of("user=alice", "user=bob", "", "", "");
        crowd(7, (line, random) -> {
            for (int batch = 0; batch < 25; batch++) {
                KeptConnection connection = line.renew();
                List<Integer> asked = new ArrayList<>();
                for (int i = 0; i < 24; i++) {
                    int who = random.nextInt(cookies.size());
                    asked.add(who);
                    connection.ask(HELLO + "?" + i, SCRIPT, cookies.get(who));
                }
                for (int who : asked) {
                    KeptConnection.Answer answer = connection.answer();
                    assertThat(answer.status()).isEqualTo(users.get(who).isEmpty() ? 401 : 200);
                    assertThat(answer.body()).contains(users.get(who));
                    assertThat(answer.keepsConnection()).isTrue();
                }
            }
        });
    }

    @Test
    void everyRequestMeetsOnePolicyAsAWholeWhilePoliciesChange() throws Exception {
        signIn();
        String cookie = cookieHeader(alice());
        AtomicInteger answers = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        Settings first = with(Access.anyOf(Set.of("a role that alice has not")));
        Settings second = with(Access.AUTHENTICATED);
        Thread changer = new Thread(() -> {
            for (int i = 0; !done.get(); i++) {
                stage().curfew().obey(i % 2 == 0 ? first : second);
            }
        });
        stage().curfew().obey(first);
        changer.start();
        try {
            crowd(3, (line, random) -> {
                for (int i = 0; i < 200; i++) {
                    answers.addAndGet(ask(line, SHUT, cookie, 403));
                    answers.addAndGet(ask(line, OPEN, "X-None: 1", 200));
                    answers.addAndGet(ask(line, SWINGING, cookie, 403, 200));
                    answers.addAndGet(ask(line, SWINGING, "X-None: 1", 401));
                }
            });
        } finally {
            done.set(true);
            changer.join();
            stage().curfew().obey(stage().settings());
        }
        assertThat(answers).hasValue(CONNECTIONS * 200 * 4);
    }

    private static int ask(Line line, String path, String header, Integer... expected) throws IOException {
        assertThat(line.ask(path, SCRIPT, header).status()).as(path).isIn((Object[]) expected);
        return 1;
    }

    private Settings with(Access swinging) {
        Settings usual = stage().settings();
        List<Rule> rules = new ArrayList<>(usual.policy().rules());
        rules.add(TomcatFixture.rule(
                "shut", SHUT, Effect.builder().access(Access.anyOf(Set.of("a role that alice has not")))));
        rules.add(TomcatFixture.rule("open", OPEN, Effect.builder().access(Access.PUBLIC)));
        rules.add(TomcatFixture.rule("swinging", SWINGING, Effect.builder().access(swinging)));
        Policy policy = new Policy(usual.policy().limits(), usual.policy().reauthentication(), rules);
        return new Settings(usual.oidc(), policy, usual.atProvider(), usual.store(), usual.cookie());
    }

    @Test
    void strangersLeaveNothingBehind() throws Exception {
        strangers(5);
        int before = Footprint.of(stage().curfew());
        String sessions = sessions();
        strangers(6);

        assertThat(sessions()).isEqualTo(sessions);
        assertThat(Footprint.of(stage().curfew()))
                .as("what all collections hold")
                .isEqualTo(before);
    }

    /** The first of them fill what is kept once for everybody, such as the script in each language. */
    private void strangers(int seed) throws Exception {
        crowd(seed, (line, random) -> {
            for (int i = 0; i < 150; i++) {
                stranger(line, random);
            }
        });
    }

    private void stranger(Line line, Random random) throws IOException {
        String number = Integer.toString(random.nextInt(1_000_000));
        List<String> paths = List.of(
                HELLO + "?" + number,
                "/app/" + number,
                "/app/sample/public/" + number,
                stage().endpoint("session"),
                stage().endpoint("curfew.js"),
                stage().endpoint("callback?code=" + number + "&state=" + number));
        List<String> modes = List.of(SCRIPT, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe", "Accept: text/html");
        List<String> cookies = List.of("X-None: 1", "Cookie: curfew=" + number, "Cookie: JSESSIONID=" + number);
        KeptConnection.Answer answer = line.ask(
                paths.get(random.nextInt(paths.size())),
                modes.get(random.nextInt(modes.size())),
                cookies.get(random.nextInt(cookies.size())));
        assertThat(answer.headers()).noneMatch(header -> header.contains("JSESSIONID"));
    }

    private String sessions() throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .getAttribute(stage().curfew().jmxName(), "Sessions")
                .toString();
    }

    /** Does the work on as many lines at once; each has a generator of its own. */
    private void crowd(int seed, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Random random = new Random(seed * 1000L + i);
                all.add(() -> work(work, random));
            }
            for (Future<Boolean> one : threads.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean work(Work work, Random random) throws IOException {
        try (Line line = new Line()) {
            work.on(line, random);
            return true;
        }
    }
}
