package dev.curfew.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.cli.check.Compliance;
import dev.curfew.cli.check.Drift;
import dev.curfew.cli.check.Requirement;
import dev.curfew.cli.command.ExitStatus;
import dev.curfew.cli.rehearse.SessionOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Holds the pages about the command line to what it does, both ways. */
class CommandLinePagesTest {

    private static final Path REFERENCE = Path.of("../docs/reference/command-line.md");
    private static final Path PCI = Path.of("../docs/how-to/pass-a-pci-review.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

    private final CommandLine line = new CommandLine(new Main(new ByteArrayInputStream(new byte[0])));

    /** The text from a heading to the next one of any level. */
    private static String section(String heading) throws IOException {
        String page = "\n" + Files.readString(REFERENCE);
        int start = page.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n#", start + heading.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private static Stream<String> rows(String heading) throws IOException {
        return section(heading).lines().filter(row -> row.startsWith("| `"));
    }

    private static List<String> names(String heading) throws IOException {
        return rows(heading).map(row -> row.substring(3, row.indexOf('`', 3))).toList();
    }

    @Test
    void everyCommandIsOnThePageAndNoOther() throws IOException {
        assertThat(names("# The command line"))
                .containsExactlyElementsOf(line.getSubcommands().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "explain", "rehearse"})
    void everyOptionIsOnThePageAndNoOther(String command) throws IOException {
        CommandSpec spec = requireNonNull(line.getSubcommands().get(command)).getCommandSpec();
        Stream<String> options = spec.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName);
        Stream<String> parameters = spec.positionalParameters().stream().map(PositionalParamSpec::paramLabel);

        assertThat(names("## `" + command + "`").stream()
                        .filter(name -> name.startsWith("--") || name.equals("CONFIG")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(options, parameters).toList());
    }

    @Test
    void everyExitStatusIsOnThePage() throws IOException {
        assertThat(names("## Exit status"))
                .containsExactly(
                        String.valueOf(ExitStatus.FINE),
                        String.valueOf(ExitStatus.FAULTS),
                        String.valueOf(ExitStatus.USAGE),
                        String.valueOf(ExitStatus.INTERNAL));
    }

    @Test
    void everyDriftIsOnThePageAndNoOther() throws IOException {
        assertThat(names("### Drift"))
                .containsExactlyElementsOf(
                        Arrays.stream(Drift.Code.values()).map(Drift.Code::word).toList());
    }

    @Test
    void everyRequirementIsOnThePageAndNoOther() throws IOException {
        List<String> onPage = section("### The report")
                .lines()
                .filter(row -> row.startsWith("| ") && row.contains("`"))
                .flatMap(row -> CODE.matcher(row).results())
                .map(match -> match.group(1))
                .toList();

        assertThat(onPage)
                .containsExactlyElementsOf(Compliance.requirements(null).stream()
                        .map(Requirement::id)
                        .toList());
    }

    @Test
    void everyOutcomeOfARehearsalIsOnThePageAndNoOther() throws IOException {
        assertThat(names("## `rehearse`").stream().filter(name -> !name.startsWith("--") && !name.equals("CONFIG")))
                .containsExactlyElementsOf(Arrays.stream(SessionOutcome.Outcome.values())
                        .map(SessionOutcome.Outcome::word)
                        .toList());
    }

    @Test
    void theDrawingOnThePageIsDrawn() throws IOException {
        String golden = Files.readString(Path.of("src/test/resources/dev/curfew/cli/timeline-usual.txt"));

        assertThat(Files.readString(REFERENCE)).contains(golden.substring(golden.indexOf("---\n") + 4));
    }

    @Test
    void theReportOfTheReviewIsTheOneThatItsPolicyGets(@TempDir Path directory) throws IOException {
        String page = Files.readString(PCI);
        Matcher blocks = BLOCK.matcher(page);
        assertThat(blocks.find()).isTrue();
        Path policy = Files.writeString(directory.resolve("curfew.yaml"), blocks.group(2));

        String report = Run.of("check", policy, "--preset", "pci-dss").out();

        int compared = 0;
        while (blocks.find()) {
            if (blocks.group(2).contains("  met  ")) {
                assertThat(report).contains(blocks.group(2));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(2);
    }
}
