package dev.curfew.bench;

import dev.curfew.policy.Caller;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Terms;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.Profile;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The rules alone: finding those that apply, and making them ready. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class RulebookBenchmark {

    private static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);
    private static final Caller USER = new Profile("alice", SampleUser.ROLES, null);
    private static final int TARGETS = 1024;

    @Param({"1", "100", "10000"})
    public int rules;

    private Policy policy = new Policy(LIMITS, Reauthentication.REQUIRED, List.of());
    private @Nullable Rulebook compiled;
    private RequestTarget[] targets = {};
    private int next;

    @Setup
    public void write() {
        ManyRules many = new ManyRules(rules);
        policy = new Policy(LIMITS, Reauthentication.REQUIRED, many.rules());
        compiled = Rulebook.compile(policy, "", 0);
        targets = Stream.of(many.paths(TARGETS))
                .map(path -> new RequestTarget("shop.example.com", "/bank", "GET", "/bank" + path))
                .toArray(RequestTarget[]::new);
    }

    /** What holds for a request. */
    @Benchmark
    public Ruling ruling() {
        return rulebook().rulingFor(USER, targets[next++ & (TARGETS - 1)]);
    }

    /** What holds for a session: at every sign-in, and for each session that meets a new policy. */
    @Benchmark
    public Terms terms() {
        return rulebook().termsFor(USER);
    }

    /** At every start and reload. */
    @Benchmark
    public Rulebook compile() {
        return Rulebook.compile(policy, "", 0);
    }

    private Rulebook rulebook() {
        return Objects.requireNonNull(compiled);
    }
}
