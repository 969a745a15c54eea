package dev.curfew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks, and prints each figure beside its baseline, where it has one, and the budget. */
public final class GuardReport {

    private static final String BUDGET = "budget: the guard's part under 2000 ns and 1024 B";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final String BASELINE = "baseline";

    private GuardReport() {}

    /** Takes the directory of the results, then options of JMH. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException, IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        String[] more = Arrays.copyOfRange(arguments, 1, arguments.length);
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(more))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .resultFormat(ResultFormatType.JSON)
                .result(directory.resolve("guard.json").toString())
                .build();
        Collection<RunResult> results = new Runner(options).run();
        List<String> lines = table(results);
        Files.write(directory.resolve("guard.txt"), lines);
        lines.forEach(System.out::println);
    }

    private static List<String> table(Collection<RunResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%-26s %16s %9s %9s %9s %8s %7s %8s %7s",
                "CPU time, ns", "with", "min", "median", "max", "guard", "ratio", "B", "guard"));
        for (RunResult result : results) {
            lines.add(line(result, baselineOf(result, results)));
        }
        lines.add(BUDGET);
        return lines;
    }

    private static String line(RunResult result, @Nullable RunResult baseline) {
        Statistics time = statistics(result, CpuTime.LABEL);
        double usual = time.getPercentile(50);
        double allocated = statistics(result, ALLOCATED).getMean();
        String line = String.format(
                Locale.ROOT,
                "%-26s %16s %9.0f %9.0f %9.0f",
                name(result),
                parameters(result),
                time.getMin(),
                usual,
                time.getMax());
        if (baseline == null) {
            return String.format(Locale.ROOT, "%s %8s %7s %8.0f", line, "", "", allocated);
        }
        double without = statistics(baseline, CpuTime.LABEL).getPercentile(50);
        return String.format(
                Locale.ROOT,
                "%s %8.0f %7.1f %8.0f %7.0f",
                line,
                usual - without,
                usual / without,
                allocated,
                allocated - statistics(baseline, ALLOCATED).getMean());
    }

    /** The baseline of the same benchmark with the same parameters; null if it has none, or it was not measured. */
    private static @Nullable RunResult baselineOf(RunResult result, Collection<RunResult> results) {
        String wanted = owner(result) + BASELINE;
        return results.stream()
                .filter(other -> other.getParams().getBenchmark().equals(wanted)
                        && parameters(other).equals(parameters(result)))
                .findFirst()
                .orElse(null);
    }

    private static Statistics statistics(RunResult result, String label) {
        return Objects.requireNonNull(result.getSecondaryResults().get(label), label)
                .getStatistics();
    }

    private static String owner(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(0, full.lastIndexOf('.') + 1);
    }

    private static String name(RunResult result) {
        return result.getParams().getBenchmark().substring(owner(result).length());
    }

    /** As {@code 10000 sessions}. */
    private static String parameters(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        return parameters.getParamsKeys().stream()
                .map(key -> parameters.getParam(key) + " " + key)
                .collect(Collectors.joining(", "));
    }
}
