package dev.curfew.bench;

import dev.curfew.catalina.WireHeaders;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.policy.Limits;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The hot path of {@link GuardBenchmark} with one session, under few rules and under very many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class RulesBenchmark {

    private static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);
    private static final int PATHS = 1024;
    private static final long NOW = Population.NOW + 1000;

    @Param({"1", "100", "10000"})
    public int rules;

    private @Nullable Bank opened;
    private String[] paths = {};
    private int next;

    @Setup
    public void open() {
        ManyRules many = new ManyRules(rules);
        opened = new Bank(1, LIMITS, many.rules());
        paths = many.paths(PATHS);
    }

    @TearDown
    public void close() {
        bank().close();
    }

    /** No guard. */
    @Benchmark
    public void baseline(Blackhole application) {
        LightRequest request = arrival();
        application.consume(request);
        application.consume(new LightResponse());
    }

    /** A click. */
    @Benchmark
    public void navigation(Blackhole application) throws IOException {
        LightRequest request = arrival();
        LightResponse response = new LightResponse();
        SessionlessExchange exchange = new SessionlessExchange(request, response);
        if (!(bank().guard().decide(exchange, bank().readClock(NOW)) instanceof Proceed admitted)) {
            throw new IllegalStateException("a rule turned the request away");
        }
        WireHeaders.set(admitted.headers(), response);
        application.consume(request);
        bank().guard().completed(exchange, admitted, false, bank().readClock(NOW));
        application.consume(response);
    }

    private LightRequest arrival() {
        return bank().arrival(LightRequest.NAVIGATION, paths[next++ & (PATHS - 1)], false);
    }

    private Bank bank() {
        return Objects.requireNonNull(opened);
    }
}
