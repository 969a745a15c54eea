package dev.curfew.cli.rehearse;

import dev.curfew.cli.command.ConfigurationArgument;
import dev.curfew.cli.command.ContextPath;
import dev.curfew.cli.command.ExitStatus;
import dev.curfew.cli.command.OutputOption;
import dev.curfew.cli.command.Version;
import dev.curfew.config.ConfigurationException;
import dev.curfew.observe.EventLine;
import dev.curfew.policy.match.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;

/** The command {@code rehearse}: shows which sessions a policy would have ended. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows which recorded sessions a policy would have ended, when and why, and what really happened.",
            "Reads the events that Curfew writes to the log. Other text before an event on its line is ignored."
        })
public final class RehearseCommand implements Callable<Integer> {

    private static final Path STANDARD_INPUT = Path.of("-");

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Supplier<InputStream> standardInput;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConfigurationArgument configuration;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutputOption output;

    @Option(
            names = "--events",
            required = true,
            paramLabel = "FILE",
            description = "A log with Curfew's events, or - for standard input. Can be repeated.")
    private List<Path> events = List.of();

    @Option(
            names = "--context",
            paramLabel = "PATH",
            description =
                    "Rehearse the valve or filter of this context, such as /bank. Default: the valve of a whole host.")
    private String context = "";

    @Override
    public Integer call() {
        Rulebook rules;
        try {
            rules = Rulebook.compile(configuration.read().settings().policy(), ContextPath.of(context), 1);
        } catch (ConfigurationException faults) {
            return output.refuse(faults);
        }
        List<EventLine> lines = lines();
        if (lines.isEmpty()) {
            throw new ParameterException(
                    output.commandLine(),
                    "--events: " + events
                            + " holds no event (expected: lines of the logger dev.curfew.session), name the log of Curfew");
        }
        Rehearsal.Result result = Rehearsal.of(rules, lines);
        RehearsalReport report = new RehearsalReport(configuration.file().toString(), result);
        output.print(report.asText(), report.asData());
        return ExitStatus.FINE;
    }

    private List<EventLine> lines() {
        List<EventLine> lines = new ArrayList<>();
        for (Path file : events) {
            try (InputStream log = file.equals(STANDARD_INPUT) ? standardInput.get() : Files.newInputStream(file)) {
                lines.addAll(EventFile.read(log));
            } catch (IOException | UncheckedIOException fault) {
                throw new ParameterException(
                        output.commandLine(),
                        "--events: " + file + " (expected: a file that can be read), name the log of Curfew",
                        fault);
            }
        }
        return lines;
    }
}
