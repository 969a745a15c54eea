package dev.curfew.bench;

import dev.curfew.catalina.WireHeaders;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.policy.Limits;
import dev.curfew.servlet.Replies;
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
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a door does with one request, on a parsed request of the servlet API: ask the guard, obey, report that the application is done. Every
 * session is living and every request is of one picked at random. {@link #baseline} is the same request without a guard: what it costs is in
 * every other figure too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class GuardBenchmark {

    private static final Limits USUAL = new Limits(900_000, 28_800_000, 120_000, 600_000);

    /** So long that time can run on by a touch with every request. */
    private static final long AGES = TimeUnit.DAYS.toMillis(1_000_000);

    private static final Limits ENDLESS = new Limits(AGES, AGES, 120_000, 600_000);

    @Param({"1", "10000", "1000000"})
    public int sessions;

    private @Nullable Bank opened;
    private long now = Population.NOW + 1000;

    @Setup
    public void open(BenchmarkParams parameters) {
        boolean touching = parameters.getBenchmark().endsWith("TouchDue");
        opened = new Bank(sessions, touching ? ENDLESS : USUAL);
    }

    @TearDown
    public void close() {
        bank().close();
    }

    /** No guard. */
    @Benchmark
    public void baseline(Blackhole application) {
        LightRequest request = bank().arrival(LightRequest.NAVIGATION, false);
        application.consume(request);
        application.consume(new LightResponse());
    }

    /** A click: the hot path that the budget is about. */
    @Benchmark
    public void navigation(Blackhole application) throws IOException {
        serve(bank().arrival(LightRequest.NAVIGATION, false), now, application);
    }

    /** A click in an application that has an {@code HttpSession} for every user. */
    @Benchmark
    public void navigationWithHttpSession(Blackhole application) throws IOException {
        serve(bank().arrival(LightRequest.NAVIGATION, true), now, application);
    }

    /** A {@code fetch}. */
    @Benchmark
    public void script(Blackhole application) throws IOException {
        serve(bank().arrival(LightRequest.SCRIPT, false), now, application);
    }

    /** A click that has to be written down: the record lags behind by more than the granularity, every time. */
    @Benchmark
    public void navigationTouchDue(Blackhole application) throws IOException {
        now += ENDLESS.granularity() + 1;
        serve(bank().arrival(LightRequest.NAVIGATION, false), now, application);
    }

    /** A {@code fetch} without a cookie: 401, written out. */
    @Benchmark
    public void scriptWithoutCookie(Blackhole application) throws IOException {
        serve(bank().strangerArrival(LightRequest.SCRIPT), now, application);
    }

    private void serve(LightRequest request, long now, Blackhole application) throws IOException {
        LightResponse response = new LightResponse();
        SessionlessExchange exchange = new SessionlessExchange(request, response);
        Decision decision = bank().guard().decide(exchange, bank().readClock(now));
        if (decision instanceof Respond respond) {
            Replies.write(respond.reply(), request.getMethod(), response);
        } else if (decision instanceof Proceed admitted) {
            WireHeaders.set(admitted.headers(), response);
            application.consume(request);
            bank().guard().completed(exchange, admitted, false, bank().readClock(now));
        }
        application.consume(response);
    }

    private Bank bank() {
        return Objects.requireNonNull(opened);
    }
}
