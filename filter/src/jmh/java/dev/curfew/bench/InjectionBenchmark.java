package dev.curfew.bench;

import dev.curfew.http.Reply;
import dev.curfew.inject.ScriptTag;
import dev.curfew.servlet.page.ScriptInjection;
import dev.curfew.servlet.stream.AsyncRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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

/**
 * What the tag of the script costs: the same page, written in pieces of 4 KiB into a container's buffer, with and without it. The difference
 * of the two is the price.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InjectionBenchmark {

    private static final String BEGIN = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    private static final int PIECE = 4 * 1024;

    @Param({"2048", "51200", "1048576"})
    public int bytes;

    private final AsyncRequests asyncRequests = new AsyncRequests(end -> Reply.empty(401));
    private final ScriptTag tag = new ScriptTag("/bank/.curfew/curfew.js", null);
    private final LightRequest request =
            new LightRequest(Container.webapp().getServletContext(), LightRequest.NAVIGATION, "/accounts", null, null);
    private byte[] page = {};
    private FilterChain application = (asked, answer) -> {};

    @Setup
    public void write() {
        page = (BEGIN + "x".repeat(bytes - BEGIN.length())).getBytes(StandardCharsets.US_ASCII);
        application = (asked, answer) -> {
            answer.setContentLength(page.length);
            ServletOutputStream out = answer.getOutputStream();
            for (int from = 0; from < page.length; from += PIECE) {
                out.write(page, from, Math.min(PIECE, page.length - from));
            }
        };
    }

    /** The page as it is. */
    @Benchmark
    public long baseline() throws IOException, ServletException {
        PageAnswer answer = new PageAnswer();
        application.doFilter(request, answer);
        return answer.length;
    }

    /** The page with the tag in it. */
    @Benchmark
    public long injected() throws IOException, ServletException {
        PageAnswer answer = new PageAnswer();
        ScriptInjection scripted = ScriptInjection.of(request, answer, tag);
        scripted.pass(scripted.request(), application, asyncRequests);
        return answer.length;
    }
}
