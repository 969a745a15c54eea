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

/** Runs {@link GuardBenchmark}, and prints each figure beside its baseline and the budget. */
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
                "%-26s %9s %8s %8s %8s %8s %7s %8s %7s",
                "CPU time per request, ns", "sessions", "min", "median", "max", "guard", "ratio", "B", "guard"));
        for (RunResult result : results) {
            lines.add(line(result, baselineOf(result, results)));
        }
        lines.add(BUDGET);
        return lines;
    }

    private static String line(RunResult result, RunResult baseline) {
        Statistics time = statistics(result, CpuTime.LABEL);
        double usual = time.getPercentile(50);
        double without = statistics(baseline, CpuTime.LABEL).getPercentile(50);
        double allocated = statistics(result, ALLOCATED).getMean();
        return String.format(
                Locale.ROOT,
                "%-26s %9s %8.0f %8.0f %8.0f %8.0f %7.1f %8.0f %7.0f",
                name(result),
                sessions(result),
                time.getMin(),
                usual,
                time.getMax(),
                usual - without,
                usual / without,
                allocated,
                allocated - statistics(baseline, ALLOCATED).getMean());
    }

    /** The baseline with as many sessions; the result itself if that was not measured. */
    private static RunResult baselineOf(RunResult result, Collection<RunResult> results) {
        return results.stream()
                .filter(other -> name(other).equals(BASELINE) && sessions(other).equals(sessions(result)))
                .findFirst()
                .orElse(result);
    }

    private static Statistics statistics(RunResult result, String label) {
        return Objects.requireNonNull(result.getSecondaryResults().get(label), label)
                .getStatistics();
    }

    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(full.lastIndexOf('.') + 1);
    }

    private static String sessions(RunResult result) {
        return result.getParams().getParam("sessions");
    }
}
